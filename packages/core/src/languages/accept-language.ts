/** How many language ranges of the field are read, and how long one of them may be. */
const maxRanges = 50;
const maxRangeLength = 100;

/**
 * Chooses a language by the lookup of RFC 4647, section 3.4: the first range of the client, by its weight, for which there
 * is a language. `de-CH` also finds `de`. A range without such a language finds a more specific one: `pt` finds `pt-br`.
 *
 * @param field The value of `Accept-Language` (RFC 9110, section 12.5.4).
 * @param tags The languages that there are, in lower case.
 * @returns One of the tags, or `undefined` if the client accepts none of them.
 */
export function chooseLanguage(field: string, tags: readonly string[]): string | undefined {
  const ranges = rangesOf(field);
  const rejected = new Set(ranges.filter(({ weight }) => weight === 0).map(({ range }) => range));
  const acceptable = tags.filter((tag) => !rejected.has(tag));
  for (const { range } of ranges.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight)) {
    for (let prefix = range; prefix !== ''; prefix = parentOf(prefix)) if (acceptable.includes(prefix)) return prefix;
    const specific = acceptable.find((tag) => tag.startsWith(`${range.split('-', 1)[0]!}-`));
    if (specific !== undefined) return specific;
  }
  return undefined;
}

interface WeightedRange {
  readonly range: string;
  readonly weight: number;
}

/** A language range and its weight. `*` is not one: it matches no tag, and the default language is used. */
const weightedRange = /^([a-z\d]{1,8}(?:-[a-z\d]{1,8})*)(?:[ \t]*;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/i;

/** The language ranges of a client in lower case. Malformed ones are ignored. */
function rangesOf(field: string): WeightedRange[] {
  return field.split(',', maxRanges).flatMap((item) => {
    const [, range, weight = '1'] = (item.length <= maxRangeLength && weightedRange.exec(item.trim())) || [];
    return range === undefined ? [] : [{ range: range.toLowerCase(), weight: Number(weight) }];
  });
}

/** The range without its last subtag, and without a single character before it, which only introduces the next subtag. */
function parentOf(range: string): string {
  return range.slice(0, Math.max(range.lastIndexOf('-'), 0)).replace(/-[a-z\d]$/, '');
}
