// Compiles a file as `nest build` does if nest-cli.json contains the plugin of @nestjs/swagger.
import { before } from '@nestjs/swagger/plugin';
import ts from 'typescript';

const [file, outDir] = process.argv.slice(2);
const program = ts.createProgram([file], {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  skipLibCheck: true,
  types: ['node'],
  outDir,
});
const plugin = before({ controllerFileNameSuffix: [file] }, program);
const { emitSkipped } = program.emit(undefined, undefined, undefined, false, { before: [plugin] });
process.exitCode = emitSkipped ? 1 : 0;
