import android.content.ActivityNotFoundException
import android.content.Intent
import android.net.Uri
import android.webkit.WebResourceRequest
import android.webkit.WebView
import android.webkit.WebViewClient
import org.json.JSONException
import org.json.JSONObject
import org.json.JSONTokener

/**
 * MX's Connect Widget in an Android WebView. Request the widget URL with `is_mobile_webview: true`, switch on
 * `settings.javaScriptEnabled` and `settings.domStorageEnabled`, and set this as `webView.webViewClient` before `loadUrl`.
 * Load each widget URL once.
 */
class ConnectWidgetClient(
  private val widgetUrl: String,
  /** The widget URL's `ui_message_webview_url_scheme`. */
  private val scheme: String = "mx",
  /** The widget URL's `client_redirect_url`, when that is where OAuth ends. */
  private val clientRedirectUrl: String? = null,
  /** Gets each message, e.g. `connect/memberConnected` with `member_guid` in its metadata. */
  private val onMessage: (name: String, metadata: JSONObject) -> Unit
) : WebViewClient() {
  override fun shouldOverrideUrlLoading(view: WebView, request: WebResourceRequest): Boolean {
    if (!request.isForMainFrame) return false
    when (decideNavigation(request.url.toString(), widgetUrl, scheme, clientRedirectUrl)) {
      Decision.LOAD -> return false
      Decision.INTERCEPT -> intercept(view, request.url)
      Decision.OPEN_IN_BROWSER -> openInBrowser(view, request.url)
      Decision.BLOCK -> Unit
    }
    return true
  }

  /**
   * The bank leads back to the app by a link of the app's own: call this in `onNewIntent` with `intent.data`. It is only a hint,
   * for any app can open such a link: the widget asks MX what is true. Messages are believed from the WebView alone.
   */
  fun tellWidget(webView: WebView, link: Uri) {
    if (!isEndOfOAuth(link.toString(), clientRedirectUrl)) return
    val succeeded = (oauthStatusOf(link.toString()) ?: return) == "success"
    val memberGuid = link.getQueryParameter("member_guid") ?: link.getQueryParameter("amp;member_guid")
    val command = JSONObject()
      .put("mx", true)
      .put("type", if (succeeded) "oauthComplete/success" else "oauthComplete/error")
      .put("metadata", if (succeeded) JSONObject().put("member_guid", memberGuid) else JSONObject())
    webView.evaluateJavascript("window.postMessage(${JSONObject.quote(command.toString())}, location.origin)", null)
  }

  private fun intercept(view: WebView, url: Uri) {
    if (isEndOfOAuth(url.toString(), clientRedirectUrl)) return tellWidget(view, url)
    val metadata = url.getQueryParameter("metadata").orEmpty().ifEmpty { "{}" }
    try {
      // Anything but an object, such as `null`, counts as none.
      onMessage(nameOf(url), JSONTokener(metadata).nextValue() as? JSONObject ?: JSONObject())
    } catch (broken: JSONException) {
      // Not a message: any page can navigate to such a URL.
    }
  }

  private fun nameOf(url: Uri): String = (url.host.orEmpty() + url.path.orEmpty()).trimEnd('/')

  private fun openInBrowser(view: WebView, url: Uri) {
    try {
      view.context.startActivity(Intent(Intent.ACTION_VIEW, url))
    } catch (none: ActivityNotFoundException) {
      // A device without a browser; the widget offers to try again.
    }
  }
}
