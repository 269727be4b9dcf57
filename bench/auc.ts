/**
 * Area under the ROC curve: the chance that a case is ranked above a non-case, ties counted half.
 * @returns NaN when there are only cases or only non-cases
 */
export function auc(scores: readonly number[], isCase: readonly boolean[]): number {
  const order = scores.map((score, index) => ({ score, hit: isCase[index] === true })).sort((a, b) => a.score - b.score);
  let rankSum = 0;
  let cases = 0;
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && order[end]?.score === order[start]?.score) end++;
    const rank = (start + end + 1) / 2;
    for (let index = start; index < end; index++) {
      if (order[index]?.hit) {
        rankSum += rank;
        cases++;
      }
    }
    start = end;
  }
  const others = order.length - cases;
  return cases === 0 || others === 0 ? Number.NaN : (rankSum - (cases * (cases + 1)) / 2) / (cases * others);
}
