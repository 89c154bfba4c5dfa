/** Where the browser keeps that somebody has switched the key off. */
const SETTING = 'sibyl-slash-key';

/**
 * `/` goes to the box, unless one is writing. Keys without a modifier get in the way of speech input, so it can be
 * switched off (WCAG 2.2, 2.1.4): by a checkbox `#slash-key`, where the page has one.
 */
export function listenForSlash(box: HTMLInputElement): void {
  let isOn = recall();
  const checkbox = document.getElementById('slash-key');
  if (checkbox instanceof HTMLInputElement) {
    checkbox.checked = isOn;
    checkbox.addEventListener('change', () => {
      isOn = checkbox.checked;
      keep(isOn);
    });
  }
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isWriting(event.target) || !isOn) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

function recall(): boolean {
  try {
    return localStorage.getItem(SETTING) !== 'off';
  } catch {
    // A browser that may keep nothing has kept nothing.
    return true;
  }
}

function keep(on: boolean): void {
  try {
    localStorage.setItem(SETTING, on ? 'on' : 'off');
  } catch {
    // Then it holds for this page.
  }
}
