/** What is written to standard error, while it is held back. */
export interface HeldLog {
  /** What was written since the last time. */
  take(): string;
  /** Lets everything through again. */
  release(): void;
}

/** Holds back what the examples log, so that it can be shown where it belongs and not in the middle of an answer. */
export function holdLog(): HeldLog {
  const { stderr } = process;
  const write = stderr.write.bind(stderr);
  let held = '';
  stderr.write = (chunk: Uint8Array | string): boolean => {
    held += String(chunk);
    return true;
  };
  const take = (): string => {
    const taken = held;
    held = '';
    return taken;
  };
  return {
    take,
    release: () => {
      stderr.write = write;
      stderr.write(take());
    },
  };
}
