/*
 * The decision about a navigation, for an Android WebView: that of `decideNavigation` in connect-widget-element/protocol.
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
  if (isClientRedirect(url, clientRedirectUrl) && oauthStatusOf(url) != null) return Decision.INTERCEPT
  val origin = originOf(url) ?: return Decision.BLOCK
  return if (origin == originOf(widgetUrl)) Decision.LOAD else Decision.OPEN_IN_BROWSER
}

/** Whether OAuth ends here: at `oauth_complete`, or at the client's redirect URL. */
fun isEndOfOAuth(url: String, clientRedirectUrl: String?): Boolean =
  placeOf(url).endsWith("/oauth_complete") || isClientRedirect(url, clientRedirectUrl)

/** How it ended, `success` or `error`; null when the URL does not say. One producer writes `&amp;` between parameters. */
fun oauthStatusOf(url: String): String? =
  url.substringBefore('#').substringAfter('?', "").split("&")
    .map { it.removePrefix("amp;") }
    .firstOrNull { it.startsWith("status=") }
    ?.removePrefix("status=")
    ?.takeIf { it == "success" || it == "error" }

/** MX adds the result to the client's URL; with or without `oauth_complete`, both are known. */
private fun isClientRedirect(url: String, clientRedirectUrl: String?): Boolean {
  val redirect = placeOf(clientRedirectUrl ?: return false)
  return placeOf(url) == redirect || placeOf(url) == "$redirect/oauth_complete"
}

/** What stands before the query, with the host in lower case and without slashes at its end. */
private fun placeOf(url: String): String {
  val place = url.substringBefore('#').substringBefore('?').trimEnd('/')
  val site = Regex("^[^:/]*://[^/]*").find(place)?.value ?: return place
  return site.lowercase() + place.removePrefix(site)
}

/** Only a plain host: with credentials, blanks or backslashes in it, a URL may mean another host to the browser than to us. */
private val address = Regex("^(https?)://([a-z0-9._-]+|\\[::1])(?::([0-9]{1,5}))?([/?#].*)?$")

private fun originOf(url: String): String? {
  if (url.any { it.isISOControl() }) return null
  val (scheme, host, digits) = address.find(url.lowercase())?.destructured ?: return null
  val port = digits.toIntOrNull() ?: if (scheme == "https") 443 else 80
  return if (port <= 65535 && isCanonical(host)) "$scheme://$host:$port" else null
}

/** No empty label; and what is an IP address to a browser only in the one way a browser writes it. */
private fun isCanonical(host: String): Boolean {
  val labels = host.split('.')
  if (!labels.last().matches(Regex("[0-9]+|0x[0-9a-f]*"))) return labels.none { it.isEmpty() }
  return labels.size == 4 && labels.all { label -> (0..255).any { "$it" == label } }
}
