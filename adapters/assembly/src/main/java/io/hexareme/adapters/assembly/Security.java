package io.hexareme.adapters.assembly;

import io.hexareme.adapters.codecjackson.YamlCodec;
import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import io.hexareme.core.apiserver.SecuritySettings;
import io.hexareme.core.apiserver.admission.podsecurity.PodSecuritySettings;
import io.hexareme.core.apiserver.authentication.Anonymous;
import io.hexareme.core.apiserver.authentication.AuthenticationSettings;
import io.hexareme.core.apiserver.authentication.configuration.AuthenticationConfiguration;
import io.hexareme.core.apiserver.authorization.AuthorizationMode;
import io.hexareme.core.apiserver.authorization.AuthorizationSettings;
import io.hexareme.core.apiserver.delegation.WebhookSettings;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value.Obj;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What {@link SecurityFiles} name, read.
 *
 * @param users by token, of the token file
 */
record Security(SecuritySettings settings, Map<String, User> users) {

  /** @throws IllegalArgumentException when a file or a word makes no sense; {@link UncheckedIOException} when a file cannot be read */
  static Security of(SecurityFiles files) {
    List<AuthorizationMode> modes = files.modes().stream().map(word -> AuthorizationMode.of(word).orElseThrow(() ->
        new IllegalArgumentException("authorization mode " + word + " is not one of " + AuthorizationMode.words()))).toList();
    AuthenticationConfiguration configuration = Authentication.of(files);
    AuthenticationSettings authentication = new AuthenticationSettings(configuration.anonymous().orElse(Anonymous.EVERYWHERE), true,
        configuration.issuers(),
        files.tokenWebhook().map(file -> webhook(file, WebhookSettings::authentication)), files.proxies().map(ProxyFiles::read));
    AuthorizationSettings authorization = new AuthorizationSettings(modes,
        files.authorizationWebhook().map(file -> webhook(file, WebhookSettings::authorization)));
    PodSecuritySettings pods = files.admission().map(Security::podSecurity).orElse(PodSecuritySettings.NONE);
    return new Security(new SecuritySettings(authentication, authorization, pods), files.tokens().map(Security::users).orElse(Map.of()));
  }

  private static PodSecuritySettings podSecurity(Path file) {
    try {
      Obj tree = new YamlCodec().decode(new Bytes(Files.readAllBytes(file))).value() instanceof Obj object ? object : Obj.EMPTY;
      return switch (PodSecuritySettings.of(tree)) {
        case PodSecuritySettings.Parsed.Good(PodSecuritySettings settings) -> settings;
        case PodSecuritySettings.Parsed.Bad(List<String> problems) ->
            throw new IllegalArgumentException("the admission configuration " + file + ": " + String.join("; ", problems));
      };
    } catch (IOException cannot) {
      throw new UncheckedIOException("the admission configuration cannot be read: " + file, cannot);
    } catch (MalformedBody malformed) {
      throw new IllegalArgumentException("the admission configuration " + file + ": " + malformed.getMessage(), malformed);
    }
  }

  private static WebhookSettings webhook(Path file, BiFunction<String, String, WebhookSettings> settings) {
    KubeconfigFile server = KubeconfigFile.read(file);
    WebhookSettings made = settings.apply(server.server().toString(), server.authority());
    return server.token().isEmpty() ? made : made.bearing(server.token());
  }

  private static Map<String, User> users(Path file) {
    try {
      return users(Files.readString(file));
    } catch (IOException cannot) {
      throw new UncheckedIOException("the token file cannot be read: " + file, cannot);
    }
  }

  static Map<String, User> users(String text) {
    Map<String, User> users = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] fields = line.split(",", 4);
      if (fields.length < 3 || fields[0].isBlank() || fields[1].isBlank()) {
        throw new IllegalArgumentException("line " + number + " of the token file must have at least 3 columns: token, user name, user uid");
      }
      List<String> groups = groups(fields.length > 3 ? fields[3] : "");
      if (users.put(fields[0].strip(), new User(fields[1].strip(), fields[2].strip(), groups, Map.of())) != null) {
        throw new IllegalArgumentException("line " + number + " of the token file has a token that was there before");
      }
    }
    return users;
  }

  private static List<String> groups(String column) {
    return List.of(column.replace("\"", "").split(",")).stream().map(String::strip).filter(group -> !group.isEmpty()).toList();
  }

  /** All users by token: these and those. */
  Map<String, User> and(Map<String, User> others) {
    Map<String, User> all = new LinkedHashMap<>(users);
    all.putAll(others);
    return all;
  }
}
