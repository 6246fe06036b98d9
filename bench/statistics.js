const sorted = (values) => values.toSorted((a, b) => a - b);

export const median = (values) => sorted(values)[values.length >> 1];

/** The value that a tenth of the values is below: what a noisy machine shows when it is left alone. */
export const bestDecile = (values) => sorted(values)[Math.floor(values.length / 10)];

/** How a contender compares with another: by the median of the ratios of each round, and by the best deciles. */
export const ratio = (values, others) => ({
  median: median(values.map((value, round) => value / others[round])),
  best: bestDecile(values) / bestDecile(others),
});
