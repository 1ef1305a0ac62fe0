/** `+14155551001` → `+1 (415) 555-1001`; any other number as it is. */
export function phoneText(number: string): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 ($1) $2-$3');
}
