/** Only `http:` and `https:` become links: minutes may name any address. */
export function isWebAddress(address: string | null): address is string {
  return address !== null && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
}
