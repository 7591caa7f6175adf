// Numbers of any size and precision as texts that are in the same order:
//
//     1            0
//     2EEEEEDD     above zero: the exponent, so that the number is 0.DD × 10^E, and the digits
//     0eeeeedd~    below zero: the same with each digit d as 9 − d, and a character above the digits at the end

const exponentLength = 5;
const lowestExponent = -50_000;

/** A text for a canonical decimal of up to 10,000 characters. Of two texts, the one of the lesser number comes first. */
export function sortableNumber(decimal: string): string {
  if (decimal === "0") return "1";
  const isNegative = decimal.startsWith("-");
  const [whole = "", fraction = ""] = (isNegative ? decimal.slice(1) : decimal).split(".");
  const digits = (whole + fraction).replace(/^0+/, "");
  const exponent = digits.length - fraction.length;
  const text = String(exponent - lowestExponent).padStart(exponentLength, "0") + withoutZeros(digits);
  return isNegative ? `0${text.replace(/[0-9]/g, (digit) => String(9 - Number(digit)))}~` : `2${text}`;
}

function withoutZeros(digits: string): string {
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === 48) end--;
  return digits.slice(0, end);
}
