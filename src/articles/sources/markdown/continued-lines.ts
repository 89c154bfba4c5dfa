/** Where a quoted text or a collection in brackets begins: after a field's name, or after the dash of a list. */
const OPENING = /^[ \t]*(?:(?:- +)*[\w.-]+[ \t]*:[ \t]+|(?:- +)+)(?=["'[{])/u;

/** What is open at the end of a line: a quotation mark, or how many brackets. */
interface Open {
  readonly quote: string;
  readonly brackets: number;
}

const NOTHING: Open = { quote: '', brackets: 0 };

/**
 * YAML in which the lines that go on with a quoted text or a collection in brackets are indented. YAML wants that; the
 * parsers that sites are made with do not, and what indentation adds means nothing there.
 */
export function indentContinued(yaml: string): string {
  let open = NOTHING;
  return yaml
    .split('\n')
    .map((line) => {
      const continued = open !== NOTHING;
      const start = continued ? 0 : (OPENING.exec(line)?.[0].length ?? -1);
      if (start < 0) return line;
      open = openAfter(line.slice(start), open);
      return continued && line !== '' ? `  ${line}` : line;
    })
    .join('\n');
}

function openAfter(text: string, before: Open): Open {
  let { quote, brackets } = before;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++;
      // two single quotation marks in a quotation are one, and close nothing in the end
      else if (character === quote) quote = '';
      if (quote === '' && brackets === 0 && text.charAt(at + 1) !== "'") return NOTHING;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '[' || character === '{') brackets++;
    else if ((character === ']' || character === '}') && --brackets === 0) return NOTHING;
  }
  return quote === '' && brackets === 0 ? NOTHING : { quote, brackets };
}
