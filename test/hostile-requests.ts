// hostile-bodies.test.ts runs this program in a process with a small heap. The program tests every mapper with every hostile
// body, and prints one line of JSON for each response. The arguments are the names of sources. Default: all.
import { createErrorResponder } from './error-responder.js';
import { failureOf } from './failure-of.js';
import { hostileBodies, hostileSources } from './hostile-bodies.js';

const selected = process.argv.slice(2);
for (const [source, { mapper, validations, skipped = [] }] of Object.entries(hostileSources)) {
  if (selected.length > 0 && !selected.includes(source)) continue;
  const respond = createErrorResponder({ map: mapper });
  for (const [name, hostileBody] of Object.entries(hostileBodies)) {
    if (skipped.includes(name)) continue;
    for (const validate of validations) {
      const began = performance.now();
      const thrown = await failureOf(() => validate(JSON.parse(hostileBody) as object)).catch(() => undefined);
      if (thrown === undefined) continue; // a schema that accepts this body
      const validated = performance.now();
      const { status, body } = respond(thrown);
      const { errors = [], errorCount } = JSON.parse(body) as { errors?: unknown[]; errorCount?: number };
      const milliseconds = performance.now() - validated;
      console.log(
        JSON.stringify({
          source,
          name,
          status,
          characters: body.length,
          listed: errors.length,
          errorCount,
          milliseconds: Math.round(milliseconds),
          validation: Math.round(validated - began),
        }),
      );
    }
  }
}
