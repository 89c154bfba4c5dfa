import { SETTINGS } from '../src/config.js';
import { misspeltSettings } from '../src/misspelt-settings.js';

it.each([
  ['SITENAME', 'SITE_NAME'],
  ['site_name', 'SITE_NAME'],
  ['SNAPSHOT_DIR', 'SNAPSHOTS_DIR'],
  ['ALLOWED_ORIGNS', 'ALLOWED_ORIGINS'],
  ['PUBILC_URL', 'PUBLIC_URL'],
  ['ADMINTOKEN', 'ADMIN_TOKEN'],
  ['CACHE_MIB', 'CACHE_MB'],
])('%s is taken for a slip', (name, meant) => {
  expect(misspeltSettings({ [name]: 'x' }, SETTINGS)).toEqual([
    `${name} is not a setting, so it changes nothing: is ${meant} meant?`,
  ]);
});

it.each([
  'PATH',
  'HOME',
  'HOSTNAME',
  'LANG',
  'NODE_ENV',
  'SHELL',
  'TERM',
  'USER',
  'PWD',
  'CI',
  'TEMP',
  'POSTS',
  'SITE_NAME',
])('%s is not', (name) => {
  expect(misspeltSettings({ [name]: 'x' }, SETTINGS)).toEqual([]);
});
