package io.hexareme.core.apiserver.storage;

import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a key in the store back to the object it holds. */
final class KeyParser {
  private final Map<String, GroupResource> byPrefix = new LinkedHashMap<>();

  /** Where a key points. */
  record Place(GroupResource resource, ObjectKey object) {}

  KeyParser(List<GroupResource> resources) {
    resources.forEach(resource -> byPrefix.put(resource.prefix(), resource));
  }

  /** Empty for keys that hold no object of a known resource. */
  Optional<Place> parse(Bytes key) {
    String text = key.utf8();
    int first = text.indexOf('/', GroupResource.ROOT.length());
    if (first < 0) {
      return Optional.empty();
    }
    GroupResource resource = byPrefix.get(text.substring(0, first + 1));
    int end = first;
    if (resource == null) {
      end = text.indexOf('/', first + 1);
      resource = end < 0 ? null : byPrefix.get(text.substring(0, end + 1));
    }
    if (resource == null && end > first && text.lastIndexOf('.', first) > GroupResource.ROOT.length()) {
      resource = custom(text, first, end);
    }
    if (resource == null) {
      return Optional.empty();
    }
    String rest = text.substring(end + 1);
    int slash = rest.indexOf('/');
    ObjectKey object = slash < 0 ? new ObjectKey("", rest) : new ObjectKey(rest.substring(0, slash), rest.substring(slash + 1));
    return Optional.of(new Place(resource, object));
  }

  /**
   * A group with a dot that is not built in is one of custom resources: its objects are known before anybody knows their definition, which
   * may come later (after it in a listing of the store, for one).
   */
  private GroupResource custom(String text, int first, int end) {
    GroupResource resource = new GroupResource(text.substring(GroupResource.ROOT.length(), first), text.substring(first + 1, end));
    byPrefix.put(resource.prefix(), resource);
    return resource;
  }
}
