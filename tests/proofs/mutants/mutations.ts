import ts from 'typescript';

/** One change of one line of a source that its tests should notice. */
export interface Mutation {
  /** What was done, as `< becomes <=`. */
  readonly what: string;
  /** From 1. */
  readonly line: number;
  /** The line as it was and as it is now. */
  readonly before: string;
  readonly after: string;
}

const OPERATORS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '??': '&&',
  '+': '-',
  '-': '+',
  '*': '+',
};

/** Every mutation of a TypeScript source, in its order. */
export function mutationsOf(name: string, source: string): readonly Mutation[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const lines = source.split('\n');
  const found: Mutation[] = [];

  function put(node: ts.Node, replacement: string): void {
    const from = file.getLineAndCharacterOfPosition(node.getStart(file));
    const to = file.getLineAndCharacterOfPosition(node.getEnd());
    const before = lines[from.line] ?? '';
    if (from.line !== to.line) return;
    const after = before.slice(0, from.character) + replacement + before.slice(to.character);
    const what = `${node.getText(file)} becomes ${replacement === '' ? 'nothing' : replacement}`;
    found.push({ what, line: from.line + 1, before, after });
  }

  function visit(node: ts.Node): void {
    // Types and imports do nothing when the program runs.
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isTypeAliasDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) {
      const other = OPERATORS[node.operatorToken.getText(file)];
      if (other !== undefined) put(node.operatorToken, other);
    } else if (ts.isNumericLiteral(node)) {
      put(node, node.text === '1' ? '2' : `(${node.text} + 1)`);
    } else if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) {
      put(node, node.kind === ts.SyntaxKind.TrueKeyword ? 'false' : 'true');
    } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      put(node, node.operand.getText(file));
    } else if (ts.isIfStatement(node)) {
      put(node.expression, `!(${node.expression.getText(file)})`);
    } else if (ts.isExpressionStatement(node)) {
      put(node, ';');
    }
    ts.forEachChild(node, visit);
  }
  visit(file);
  return found;
}
