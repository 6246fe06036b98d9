/** Holds back the output to standard error. */
export interface HeldLog {
  /** Returns the output since the last call. */
  take(): string;
  /** Stops holding back output, and writes the rest. */
  release(): void;
}

/** Holds back the log of the examples, so that the tour can print each log line below its response. */
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
