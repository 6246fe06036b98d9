/** A failure of the command whose message is for its user. The cause is printed too. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
