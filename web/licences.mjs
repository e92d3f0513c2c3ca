// Writes dist/licences.txt: the licences of the packages that the page is made of, which ask to travel with it.
import { execSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = execSync('npm ls --omit=dev --all --parseable', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  .split('\n')
  .slice(1)
  .filter((folder) => folder && existsSync(join(folder, 'package.json')));

const parts = folders.map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  return `${name} ${version} (${license ?? 'see below'})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}\n`;
});

writeFileSync('dist/licences.txt', [...new Set(parts)].sort().join(`\n${'-'.repeat(80)}\n\n`));
