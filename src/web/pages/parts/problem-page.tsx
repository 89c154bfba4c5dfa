import type { Problem } from '../../views/view-schemas.js';
import { Layout } from './layout.js';
import type { Site } from './site.js';

/** What a status means to somebody who reads. */
const TITLES: Readonly<Record<number, string>> = {
  400: 'This search cannot be read',
  404: 'There is nothing here',
  405: 'This cannot be done here',
  503: 'The archive is not ready yet',
};
const ELSE = 'Something went wrong';

/** What a reader is shown in place of a page that cannot be. */
export function ProblemPage({ site, problem }: { readonly site: Site; readonly problem: Problem }) {
  const details = problem.parameters?.map((parameter) => parameter.problem) ?? [problem.detail];
  const title = TITLES[problem.status] ?? ELSE;
  const asked = problem.instance.replace(/^[^?]*\??/, '');
  return (
    <Layout site={site} title={title} kind="problem" text={new URLSearchParams(asked).get('q') ?? ''}>
      <div id="results" data-live="">
        <h1 id="count" tabIndex={-1}>
          {title}
        </h1>
        {details.map((detail) => (
          <p key={detail}>{detail}</p>
        ))}
        <p>
          <a href="/">Search the archive</a> or see <a href="/help">how to search</a>.
        </p>
      </div>
    </Layout>
  );
}
