import type { Options } from './options.ts'
import { emptySelection, readSelection, type Selection, writeSelection } from './url-state.ts'

/** The selection that the address of the host's page holds; empty where the host has not asked for it. */
export function selectionOfAddress({ urlState, prefix }: Options): Selection {
  if (urlState === 'off') return emptySelection
  return readSelection(partOf(urlState).slice(1), prefix)
}

/** A new entry in the history, unless the address says so already. */
export function pushSelection({ urlState, prefix }: Options, selection: Selection): void {
  if (urlState === 'off') return
  const address = new URL(location.href)
  const text = writeSelection(partOf(urlState).slice(1), prefix, selection)
  if (urlState === 'query') address.search = text
  else address.hash = text
  // The state object belongs to the host.
  if (address.href !== location.href) history.pushState(history.state, '', address)
}

const partOf = (urlState: 'query' | 'hash'): string =>
  urlState === 'query' ? location.search : location.hash
