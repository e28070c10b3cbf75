/** `referat-embed.js`: tells the page around the frame of `/embed` how high its content is. */

// The server names the origins that its configuration allows; the browser has checked them before (`frame-ancestors`).
const allowed = (document.body.dataset.parents ?? '').split(' ')
const parentOrigin = location.ancestorOrigins?.[0] ?? originOf(document.referrer)

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : ''
}

if (window.parent !== window && allowed.includes(parentOrigin)) {
  const tell = (): void => {
    const height = Math.ceil(document.body.getBoundingClientRect().height)
    window.parent.postMessage({ type: 'referat-height', height }, parentOrigin)
  }
  new ResizeObserver(tell).observe(document.body)
}
