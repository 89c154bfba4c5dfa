import type { Welcome } from './schemas.js';

/** What stands at `/`: where to look and what to try. */
export const WELCOME: Welcome = {
  service: 'sibyl',
  description: 'Full-text search for a publications archive.',
  try: [
    { href: '/api/search?q=sib', about: 'Search: ranked hits, exact total, facets' },
    { href: '/api/search?q=%22social+impact+bond%22&sort=newest', about: 'A phrase, newest first' },
    { href: '/api/search?q=bond+-japan+year:2017..&explain=1', about: 'The query language, and why each hit scores' },
    { href: '/api/suggest?q=soc', about: 'What a few typed letters may become' },
    { href: '/api/search?year=2017&size=3', about: 'Browse a year; the months come with it' },
    { href: '/openapi.json', about: 'Every address, parameter and answer' },
    { href: '/readyz', about: 'Which index is in service' },
  ],
};
