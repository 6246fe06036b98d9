import { BadRequest } from '@faultline/core';
import { malformedJsonDetail } from '@faultline/core/adapter';

/**
 * Reads the body of a request as JSON.
 *
 * @throws {BadRequest} if it is malformed. The message of the parser is not exposed: it quotes the body.
 */
export async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new BadRequest(malformedJsonDetail(error.message), { cause: error });
  }
}
