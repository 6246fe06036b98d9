// npm run api [-- --check]: writes the public declarations of each entry point to api/, or fails where they have changed.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const root = fileURLToPath(new URL('../../', import.meta.url));
const localBuild = !process.argv.includes('--check');
mkdirSync(`${root}api`, { recursive: true });

/** The declarations of each entry point of a package, by the name of the report. */
function entryPoints(name) {
  const folder = `${root}packages/${name}/dist/esm/`;
  if (existsSync(`${folder}index.d.ts`)) return { [name]: `${folder}index.d.ts` };
  const files = readdirSync(`${folder}sources`).filter((file) => file.endsWith('.d.ts'));
  return Object.fromEntries(files.map((file) => [`${name}-${file.slice(0, -5)}`, `${folder}sources/${file}`]));
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

for (const packageName of readdirSync(`${root}packages`)) {
  for (const [name, file] of Object.entries(entryPoints(packageName))) report(packageName, name, file);
}
