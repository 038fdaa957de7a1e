/** Who e-mail is from: "Årshjul, Södertälje kommun". */
export function senderName(municipality: string): string {
  return `Årshjul, ${municipality}`;
}
