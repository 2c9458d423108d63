package io.webhookkit.entity;

import io.webhookkit.WebhookConfigurationException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Knows which attributes are named as only secrets are. */
public final class SecretNames {

  private static final Set<String> WORDS =
      Set.of(
          "password",
          "passwords",
          "passwd",
          "pwd",
          "passphrase",
          "passcode",
          "secret",
          "secrets",
          "token",
          "tokens",
          "credential",
          "credentials",
          "apikey",
          "privatekey",
          "iban",
          "bic",
          "ssn",
          "card",
          "cards",
          "cardnumber",
          "creditcard",
          "cvv",
          "cvc",
          "pin",
          "tan",
          "otp",
          "totp",
          "salt",
          "taxid");

  /** Two words that are a secret only together, such as apiKey. */
  private static final Set<String> PAIRS =
      Set.of("api key", "private key", "secret key", "access key", "signing key", "tax id");

  private SecretNames() {}

  /**
   * Refuses an attribute whose name looks like a secret's.
   *
   * @param owner the class that has it
   * @throws WebhookConfigurationException if it does
   */
  public static void refuse(Class<?> owner, String attribute) {
    if (looksSecret(attribute)) {
      throw new WebhookConfigurationException(
          "@WebhookEvent on " + owner.getName() + ": an attribute",
          attribute,
          "it looks like a secret: put @WebhookIgnore on it so that it never leaves, or"
              + " @WebhookInclude if it may");
    }
  }

  static boolean looksSecret(String attribute) {
    String[] words =
        attribute
            .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
            .replace('_', ' ')
            .toLowerCase(Locale.ROOT)
            .split(" ");
    for (int i = 1; i < words.length; i++) {
      if (PAIRS.contains(words[i - 1] + " " + words[i])) {
        return true;
      }
    }
    return Arrays.stream(words).anyMatch(WORDS::contains);
  }
}
