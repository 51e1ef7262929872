import Foundation

/// The decision about a navigation, for a WKWebView: the same as `decideNavigation` of connect-widget-element/protocol.
/// README.md beside this file shows it URL by URL.
enum Decision { case load, intercept, openInBrowser, block }

func decideNavigation(_ url: String, widgetUrl: String, scheme: String = "mx", clientRedirectUrl: String? = nil) -> Decision {
  if url.lowercased().hasPrefix("\(scheme.lowercased())://") { return .intercept }
  if let redirect = clientRedirectUrl, site(of: url) == site(of: redirect), isEndOfOAuth(url) { return .intercept }
  guard let own = origin(of: url) else { return .block }
  return own == origin(of: widgetUrl) ? .load : .openInBrowser
}

/// Only a plain host: with credentials, blanks or backslashes in it, a URL may mean another host to the browser than to us.
private func origin(of url: String) -> String? {
  let address = "^(https?)://[a-z0-9._-]+(:[0-9]{1,5})?(?=[/?#]|$)"
  guard let range = url.range(of: address, options: [.regularExpression, .caseInsensitive]) else { return nil }
  let origin = url[range].lowercased()
  if origin.dropFirst("https:".count).contains(":") { return origin }
  return origin + (origin.hasPrefix("https:") ? ":443" : ":80")
}

/// MX appends `oauth_complete` and the result to the client's redirect URL. One producer writes `&amp;` between them.
private func isEndOfOAuth(_ url: String) -> Bool {
  let parts = url.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
  let path = parts[0].split(separator: "/")
  let query = parts.count > 1 ? parts[1].replacingOccurrences(of: "&amp;", with: "&").split(separator: "&") : []
  return path.count > 1 && path.last == "oauth_complete" && query.contains { $0 == "status=success" || $0 == "status=error" }
}

private func site(of url: String) -> String {
  let address = "^[a-z][a-z0-9+.-]*://[^/?#]*"
  return url.range(of: address, options: [.regularExpression, .caseInsensitive]).map { url[$0].lowercased() } ?? url
}
