/** What the script says, in the language of the page: the form carries the texts. */

const form = document.getElementById('search')

/** @param {string} name @returns {string} */
export const text = (name) => form?.dataset[name] ?? ''

const live = document.createElement('p')
live.className = 'unseen'
live.setAttribute('role', 'status')
document.body.append(live)

/**
 * Tells readers who do not see the page what has changed.
 * @param {string} message
 */
export function announce(message) {
  live.textContent = message
}
