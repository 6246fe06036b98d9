// npm run api [-- --check]: writes the public declarations of each entry point to api/. With --check, fails if they have changed.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const root = fileURLToPath(new URL('../../', import.meta.url));
const localBuild = !process.argv.includes('--check');
mkdirSync(`${root}api`, { recursive: true });

/** The declaration files of the entry points of a package. */
function declarationsOf(name) {
  const folder = `${root}packages/${name}/`;
  const { exports } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
  const patterns = Object.values(exports).flatMap((entry) => entry.import?.types ?? []);
  return patterns.flatMap((pattern) => {
    if (!pattern.includes('*')) return `${folder}${pattern}`;
    const directory = `${folder}${dirname(pattern)}`;
    const files = readdirSync(directory).filter((file) => file.endsWith('.d.ts'));
    return files.map((file) => `${directory}/${file}`);
  });
}

function report(packageName, name, mainEntryPointFilePath) {
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: `${root}packages/${packageName}`,
      mainEntryPointFilePath,
      compiler: {
        overrideTsconfig: {
          compilerOptions: { module: 'nodenext', target: 'es2022', types: ['node'] },
          files: [mainEntryPointFilePath],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: name,
        reportFolder: `${root}api`,
        reportTempFolder: `${root}.cache/api`,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: {
          'ae-missing-release-tag': { logLevel: 'none' },
          'ae-forgotten-export': { logLevel: 'none' },
        },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: `${root}packages/${packageName}/package.json`,
  });
  const { succeeded, apiReportChanged } = Extractor.invoke(config, { localBuild, showVerboseMessages: false });
  if (!succeeded || (apiReportChanged && !localBuild)) process.exitCode = 1;
}

for (const name of readdirSync(`${root}packages`)) {
  for (const file of declarationsOf(name)) {
    // `dist/esm/nestjs/index.d.ts` is the entry point `nestjs`.
    const folder = basename(dirname(file));
    const index = folder === 'esm' ? name : `${name}-${folder}`;
    const entryPoint = basename(file, '.d.ts');
    report(name, entryPoint === 'index' ? index : `${name}-${entryPoint}`, file);
  }
}
