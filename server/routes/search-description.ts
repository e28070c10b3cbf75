import type { AppOptions } from '../context.ts'
import { originOf } from '../origin.ts'
import { plainRoute, type Route } from '../route.ts'
import { assets } from '../web/assets.ts'
import { pageFrame } from '../web/page/frame.ts'
import { element, textElement, xmlDocument } from '../xml.ts'

/** Tells browsers how to search here from their address bar (OpenSearch description 1.1, not the engine). */
export const searchDescriptionRoute = (options: AppOptions): Route =>
  plainRoute('text', '/opensearch.xml', 'How browsers search here from their address bar', (c) => {
    const { texts, language } = pageFrame(c)
    const origin = originOf(c, options)
    const url = (type: string, path: string, rel = 'results'): string =>
      element('Url', { type, rel, template: origin + path })
    const body = xmlDocument(
      element('OpenSearchDescription', { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' }, [
        textElement('ShortName', texts.product),
        textElement('Description', texts.tagline),
        textElement('Language', language),
        textElement('InputEncoding', 'UTF-8'),
        textElement('OutputEncoding', 'UTF-8'),
        textElement('Image', origin + assets.icon.href, { width: '16', height: '16', type: 'image/svg+xml' }),
        url('text/html', '/search?q={searchTerms}'),
        url('application/x-suggestions+json', '/suggestions?q={searchTerms}', 'suggestions'),
        url('application/atom+xml', '/api/v1/feed.atom?q={searchTerms}'),
        url('application/opensearchdescription+xml', '/opensearch.xml', 'self'),
      ]),
    )
    return c.body(body, 200, {
      'Content-Type': 'application/opensearchdescription+xml; charset=utf-8',
      Vary: 'Accept-Language',
    })
  })
