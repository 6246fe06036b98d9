import { type Catalogue, type CatalogueRow, publishedCatalogue, type Status } from './published.js';

/** One correction of the published text. */
export interface Correction {
  readonly status: number;
  readonly member: keyof CatalogueRow;
  readonly published: string;
  readonly corrected: string;
}

/** Every difference between {@link catalogue} and {@link publishedCatalogue}. */
export const corrections = [
  { status: 101, member: 'name', published: 'Switching Protocol', corrected: 'Switching Protocols' },
  { status: 300, member: 'name', published: 'Multiple Choice', corrected: 'Multiple Choices' },
  { status: 416, member: 'name', published: 'Range Not Satifisable', corrected: 'Range Not Satisfiable' },
  { status: 422, member: 'name', published: 'Unprocessable Entry', corrected: 'Unprocessable Entity' },
  {
    status: 425,
    member: 'description',
    published:
      'This response indicates that the server is unwilling to risk processing a request that might be displayed.',
    corrected:
      'This response indicates that the server is unwilling to risk processing a request that might be replayed.',
  },
  {
    status: 502,
    member: 'description',
    published:
      'This error response means that the server, while working as a gateway to get a response needed to handle the request, got an invalid request.',
    corrected:
      'This error response means that the server, while working as a gateway to get a response needed to handle the request, got an invalid response.',
  },
  { status: 506, member: 'name', published: 'Variant Also Negotiaties', corrected: 'Variant Also Negotiates' },
] as const satisfies readonly Correction[];

type CorrectionOf<S extends Status, M extends keyof CatalogueRow> = Extract<
  (typeof corrections)[number],
  { status: S; member: M }
>;

type Corrected<S extends Status, M extends keyof CatalogueRow> = [CorrectionOf<S, M>] extends [never]
  ? (typeof publishedCatalogue)[S][M]
  : CorrectionOf<S, M>['corrected'];

type CorrectedCatalogue = {
  readonly [S in Status]: {
    readonly name: Corrected<S, 'name'>;
    readonly description: Corrected<S, 'description'>;
  };
};

/**
 * The default catalogue: the published rows with the {@link corrections}.
 *
 * @example
 * ```ts
 * catalogue[429].name; // 'Too Many Requests'
 * ```
 */
export const catalogue = /* @__PURE__ */ applyCorrections(publishedCatalogue, corrections) as CorrectedCatalogue;

/** A copy of a catalogue with corrections; a row may have several. */
export function applyCorrections(published: Catalogue, list: readonly Correction[]): Catalogue {
  const rows: Record<number, CatalogueRow> = { ...published };
  for (const { status, member, corrected } of list) rows[status] = { ...rows[status]!, [member]: corrected };
  return rows;
}
