/** How much of the field is read, in characters, and how many of its language ranges. */
const maxCharacters = 1000;
const maxRanges = 50;

/**
 * Chooses a language by the lookup of RFC 4647, section 3.4: the first range of the client, by its weight, for which there
 * is a language. `de-CH` also finds `de`. A range without such a language finds a more specific one: `pt` finds `pt-br`.
 *
 * @param field The value of `Accept-Language` (RFC 9110, section 12.5.4).
 * @param tags The languages that there are, in lower case.
 * @returns One of the tags, or `undefined` if the client accepts none of them.
 */
export function chooseLanguage(field: string, tags: readonly string[]): string | undefined {
  for (const range of rangesOf(field)) {
    for (let prefix = range; prefix !== ''; prefix = parentOf(prefix)) if (tags.includes(prefix)) return prefix;
    const specific = tags.find((tag) => tag.startsWith(`${range.split('-', 1)[0]!}-`));
    if (specific !== undefined) return specific;
  }
  return undefined;
}

/** The language ranges of a client, the preferred ones first. `*` matches no tag: the default language is used. */
function rangesOf(field: string): string[] {
  const ranges = field
    .slice(0, maxCharacters)
    .toLowerCase()
    .split(',', maxRanges)
    .map((item) => {
      const [range = '', ...parameters] = item.split(';').map((part) => part.trim());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return { range, weight: weight === undefined ? 1 : Number(weight.slice('q='.length)) };
    });
  return ranges
    .filter(({ range, weight }) => /^[a-z\d]{1,8}(?:-[a-z\d]{1,8})*$/.test(range) && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ range }) => range);
}

/** The range without its last subtag, and without a single character before it, which only introduces the next subtag. */
function parentOf(range: string): string {
  return range.slice(0, Math.max(range.lastIndexOf('-'), 0)).replace(/-[a-z\d]$/, '');
}
