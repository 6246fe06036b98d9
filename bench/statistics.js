const sorted = (values) => values.toSorted((a, b) => a - b);

export const median = (values) => sorted(values)[values.length >> 1];

/** The 10th percentile. It is close to the result on a machine without other load. */
export const bestDecile = (values) => sorted(values)[Math.floor(values.length / 10)];

/** Compares two contenders: the median of the ratios of all rounds, and the ratio of the best deciles. */
export const ratio = (values, others) => ({
  median: median(values.map((value, round) => value / others[round])),
  best: bestDecile(values) / bestDecile(others),
});
