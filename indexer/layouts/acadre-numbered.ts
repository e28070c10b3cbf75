import { assemble } from './assemble.ts'
import { headedItems, separatedForm, separatorLine } from './item-headings.ts'
import { countLines, type Layout, type SectionStyle } from './layout.ts'

const style: SectionStyle = { inline: true, recommenderOpens: false }

/**
 * `Referat fra møde i …`, items `1. Titel` under a line of underscores, `Sagsnr.:` and `Sagsbehandler:` below,
 * section headings in capitals.
 */
export const acadreNumbered: Layout = {
  name: 'acadre-numbered',
  detect({ lines }) {
    const title = countLines(lines, /^Referat fra (?:ordinært |ekstraordinært )?møde[t]? i /iu, 1)
    const separators = countLines(lines, separatorLine)
    const capitals = countLines(
      lines,
      /^(?:RESUMÉ|RESUME|SAGSFREMSTILLING|ØKONOMI|LOVGRUNDLAG|INDSTILLING|BILAG|BESLUTNING.*)$/u,
    )
    const numbered = countLines(lines, /^\d{1,3}\.\s+\S/u)
    if (numbered === 0 || (title === 0 && separators === 0)) return 0
    return 30 * title + (separators > 0 ? 20 : 0) + 8 * capitals
  },
  parse(document) {
    const items = headedItems(document.lines, separatedForm)
    return assemble('acadre-numbered', document, { items, discards: [] }, style)
  },
}
