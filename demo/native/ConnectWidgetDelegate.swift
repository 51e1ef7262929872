import UIKit
import WebKit

/// MX's Connect Widget in a WKWebView. Request the widget URL with `is_mobile_webview: true`, set this as the web view's
/// `navigationDelegate` before `load`, and load each widget URL once.
final class ConnectWidgetDelegate: NSObject, WKNavigationDelegate {
  private let widgetUrl: String
  private let scheme: String
  private let clientRedirectUrl: String?
  /// Gets each message, e.g. `connect/memberConnected` with `member_guid` in its metadata.
  private let onMessage: (_ name: String, _ metadata: [String: Any]) -> Void

  /// - Parameters:
  ///   - scheme: The widget URL's `ui_message_webview_url_scheme`.
  ///   - clientRedirectUrl: The widget URL's `client_redirect_url`, when that is where OAuth ends.
  init(
    widgetUrl: String,
    scheme: String = "mx",
    clientRedirectUrl: String? = nil,
    onMessage: @escaping (_ name: String, _ metadata: [String: Any]) -> Void
  ) {
    self.widgetUrl = widgetUrl
    self.scheme = scheme
    self.clientRedirectUrl = clientRedirectUrl
    self.onMessage = onMessage
  }

  func webView(
    _ webView: WKWebView,
    decidePolicyFor action: WKNavigationAction,
    decisionHandler: @escaping (WKNavigationActionPolicy) -> Void
  ) {
    // Frames inside the widget are its own business; a link that wants a new window has no target frame.
    guard let url = action.request.url, action.targetFrame?.isMainFrame != false else { return decisionHandler(.allow) }
    let text = url.absoluteString
    switch decideNavigation(text, widgetUrl: widgetUrl, scheme: scheme, clientRedirectUrl: clientRedirectUrl) {
    case .load: return decisionHandler(.allow)
    case .intercept: intercept(url, in: webView)
    case .openInBrowser: UIApplication.shared.open(url)
    case .block: break
    }
    decisionHandler(.cancel)
  }

  /// The bank leads back to the app by a link of the app's own: call this in `scene(_:openURLContexts:)`. It is only a hint,
  /// for any app can open such a link: the widget asks MX what is true. Messages are believed from the web view alone.
  func tellWidget(_ link: URL, in webView: WKWebView) {
    guard isEndOfOAuth(link.absoluteString, clientRedirectUrl: clientRedirectUrl),
      let status = oauthStatus(of: link.absoluteString)
    else { return }
    let memberGuid = status == "success" ? value("member_guid", of: link) : nil
    let command: [String: Any] = [
      "mx": true,
      "type": "oauthComplete/\(status)",
      "metadata": memberGuid.map { ["member_guid": $0] } ?? [:],
    ]
    guard let data = try? JSONSerialization.data(withJSONObject: command),
      let literal = try? JSONEncoder().encode(String(decoding: data, as: UTF8.self))
    else { return }
    webView.evaluateJavaScript("window.postMessage(\(String(decoding: literal, as: UTF8.self)), location.origin)")
  }

  private func intercept(_ url: URL, in webView: WKWebView) {
    if isEndOfOAuth(url.absoluteString, clientRedirectUrl: clientRedirectUrl) { return tellWidget(url, in: webView) }
    let metadata = value("metadata", of: url).flatMap { $0.isEmpty ? nil : $0 } ?? "{}"
    guard let json = try? JSONSerialization.jsonObject(with: Data(metadata.utf8), options: .fragmentsAllowed)
    else { return }  // Not a message: any page can navigate to such a URL.
    // Anything but an object, such as `null`, counts as none.
    onMessage(name(of: url), json as? [String: Any] ?? [:])
  }

  private func name(of url: URL) -> String {
    ([url.host ?? ""] + url.pathComponents.filter { $0 != "/" }).joined(separator: "/")
  }

  private func value(_ key: String, of url: URL) -> String? {
    let items = URLComponents(url: url, resolvingAgainstBaseURL: false)?.queryItems ?? []
    return items.first { $0.name == key || $0.name == "amp;\(key)" }?.value
  }
}
