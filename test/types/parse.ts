// What `parse` returns: the compiler checks it.
import { parse, parseAsync, type RequestLocation } from '@faultline/mappers/standard-schema';
import { type } from 'arktype';
import * as v from 'valibot';
import { z } from 'zod';
import { z as z3 } from 'zod/v3';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function is<_T extends true>(): void {}

export async function parses(input: unknown, location: RequestLocation): Promise<void> {
  // The type of the output, not that of the input.
  const query = parse(z.object({ page: z.string().transform(Number) }), input, 'query');
  is<Same<typeof query, { page: number }>>();
  const query3 = parse(z3.object({ page: z3.string().transform(Number) }), input);
  is<Same<typeof query3, { page: number }>>();
  const body = parse(v.object({ pages: v.pipe(v.string(), v.transform(Number)) }), input, location);
  is<Same<typeof body, { pages: number }>>();
  const id = parse(type({ id: 'string.numeric.parse' }), input, 'path');
  is<Same<typeof id, { id: number }>>();
  const name = await parseAsync(z.string(), input, { part: 'query', path: ['name'] });
  is<Same<typeof name, string>>();
  // @ts-expect-error no schema
  parse({ page: Number }, input);
  // @ts-expect-error the path is called 'path'
  parse(z.string(), input, 'params');
}
