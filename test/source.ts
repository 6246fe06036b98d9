import type { Mapper } from '@faultline/core';

/** A library that throws errors, and its mapper. Each file of `mappers/` exports one. */
export interface Source {
  /** The mapper under test, as in the option `map`. */
  readonly mapper: Mapper;
  readonly cases: Readonly<Record<string, SourceCase>>;
}

/** An error of the real library, and the response to it. */
export interface SourceCase {
  /** Calls the library, and returns the value that it throws. */
  readonly make: () => unknown;
  readonly status: number;
  /** Header fields in addition to those of every error response. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The literal bytes. */
  readonly body: string;
  /** The messages of the warnings that are reported with the error. */
  readonly warnings?: readonly string[];
  /** Texts that the error contains and the response must not contain. */
  readonly secrets?: readonly string[];
  /** Whether the error is reported. Default: if the status is a 5xx. */
  readonly reported?: boolean;
}
