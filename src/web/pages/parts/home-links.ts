import { options, type VNode } from 'preact';

/** Attributes that hold addresses. */
const ADDRESSES = ['href', 'src', 'action', 'formAction', 'data-suggest'];

let home = '';
// Nothing else here hooks into the making of elements.
options.vnode = ({ type, props }: VNode) => {
  if (home !== '' && typeof type === 'string') lead(props);
};

/**
 * What `render` makes, every address of this service in it, which begins with one slash, put under the path at which the
 * world finds the service. Rendering does not wait for anything, so no other page comes between.
 */
export function withHomeLinks(path: string, render: () => string): string {
  home = path;
  try {
    return render();
  } finally {
    home = '';
  }
}

function lead(props: Record<string, unknown>): void {
  for (const name of ADDRESSES) {
    const address = props[name];
    if (typeof address === 'string' && /^\/(?!\/)/.test(address)) props[name] = home + address;
  }
}
