import Foundation

/// The decision about a navigation, for a WKWebView: that of `decideNavigation` in connect-widget-element/protocol.
/// README.md beside this file shows it URL by URL.
enum Decision { case load, intercept, openInBrowser, block }

func decideNavigation(_ url: String, widgetUrl: String, scheme: String = "mx", clientRedirectUrl: String? = nil) -> Decision {
  if url.lowercased().hasPrefix("\(scheme.lowercased())://") { return .intercept }
  if isClientRedirect(url, clientRedirectUrl), oauthStatus(of: url) != nil { return .intercept }
  guard let own = origin(of: url) else { return .block }
  return own == origin(of: widgetUrl) ? .load : .openInBrowser
}

/// Whether OAuth ends here: at `oauth_complete`, or at the client's redirect URL.
func isEndOfOAuth(_ url: String, clientRedirectUrl: String?) -> Bool {
  place(of: url).hasSuffix("/oauth_complete") || isClientRedirect(url, clientRedirectUrl)
}

/// How it ended, `success` or `error`; nil when the URL does not say. One producer writes `&amp;` between parameters.
func oauthStatus(of url: String) -> String? {
  let parts = url.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
  let query = parts.count > 1 ? parts[1].replacingOccurrences(of: "&amp;", with: "&").split(separator: "&") : []
  let status = query.first { $0.hasPrefix("status=") }.map { String($0.dropFirst("status=".count)) }
  return status == "success" || status == "error" ? status : nil
}

/// MX adds the result to the client's URL; with or without `oauth_complete`, both are known.
private func isClientRedirect(_ url: String, _ clientRedirectUrl: String?) -> Bool {
  guard let redirect = clientRedirectUrl.map({ place(of: $0) }) else { return false }
  return place(of: url) == redirect || place(of: url) == "\(redirect)/oauth_complete"
}

/// What stands before the query, with the host in lower case and without slashes at its end.
private func place(of url: String) -> String {
  var place = String(url.prefix { $0 != "?" && $0 != "#" })
  while place.hasSuffix("/") { place.removeLast() }
  guard let site = place.range(of: "^[^:/]*://[^/]*", options: .regularExpression) else { return place }
  return place.replacingCharacters(in: site, with: place[site].lowercased())
}

/// Only a plain host: with credentials, blanks or backslashes in it, a URL may mean another host to the browser than to us.
private func origin(of url: String) -> String? {
  let address = "^(https?)://([a-z0-9._-]+|\\[::1\\])(:[0-9]{1,5})?(?=[/?#]|$)"
  guard !url.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }),
    let range = url.range(of: address, options: [.regularExpression, .caseInsensitive])
  else { return nil }
  let site = url[range].lowercased()
  let scheme = site.hasPrefix("https:") ? "https" : "http"
  let authority = String(site.dropFirst("\(scheme)://".count))
  let colon = authority.range(of: ":[0-9]+$", options: .regularExpression)
  let port = colon.flatMap { Int(authority[$0].dropFirst()) } ?? (scheme == "https" ? 443 : 80)
  let host = String(authority[..<(colon?.lowerBound ?? authority.endIndex)])
  return port <= 65535 && isCanonical(host) ? "\(scheme)://\(host):\(port)" : nil
}

/// No empty label; and what is an IP address to a browser only in the one way a browser writes it.
private func isCanonical(_ host: String) -> Bool {
  let labels = host.components(separatedBy: ".")
  let isAddress = labels.last?.range(of: "^([0-9]+|0x[0-9a-f]*)$", options: .regularExpression) != nil
  return isAddress ? labels.count == 4 && labels.allSatisfy { UInt8($0).map(String.init) == $0 } : !labels.contains("")
}
