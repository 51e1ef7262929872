/*
 * The decision about a navigation, for an Android WebView: the same as `decideNavigation` of connect-widget-element/protocol.
 * README.md beside this file shows it URL by URL.
 */
enum class Decision { LOAD, INTERCEPT, OPEN_IN_BROWSER, BLOCK }

fun decideNavigation(
  url: String,
  widgetUrl: String,
  scheme: String = "mx",
  clientRedirectUrl: String? = null
): Decision {
  if (url.startsWith("$scheme://", ignoreCase = true)) return Decision.INTERCEPT
  if (clientRedirectUrl != null && siteOf(url) == siteOf(clientRedirectUrl) && isEndOfOAuth(url)) return Decision.INTERCEPT
  val origin = originOf(url) ?: return Decision.BLOCK
  return if (origin == originOf(widgetUrl)) Decision.LOAD else Decision.OPEN_IN_BROWSER
}

/** Only a plain host: with credentials, blanks or backslashes in it, a URL may mean another host to the browser than to us. */
private val address = Regex("^(https?)://([a-z0-9._-]+)(:[0-9]{1,5})?([/?#].*)?$", RegexOption.IGNORE_CASE)

private fun originOf(url: String): String? {
  val (scheme, host, port) = address.find(url)?.destructured ?: return null
  val defaultPort = if (scheme.equals("https", ignoreCase = true)) ":443" else ":80"
  return "$scheme://$host${if (port.isEmpty()) defaultPort else port}".lowercase()
}

/** MX appends `oauth_complete` and the result to the client's redirect URL. One producer writes `&amp;` between them. */
private fun isEndOfOAuth(url: String): Boolean {
  val parts = url.substringBefore('#').split("?", limit = 2)
  val query = parts.getOrElse(1) { "" }.split("&").map { it.removePrefix("amp;") }
  return parts[0].trimEnd('/').endsWith("/oauth_complete") && query.any { it == "status=success" || it == "status=error" }
}

private fun siteOf(url: String): String = url.split("/", "?", "#", limit = 4).take(3).joinToString("/").lowercase()
