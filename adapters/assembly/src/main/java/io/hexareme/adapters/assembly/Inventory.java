package io.hexareme.adapters.assembly;

import io.hexareme.core.apiserver.storage.Claims;
import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which objects a store holds.
 *
 * @param strange how many keys no known resource has a place for
 */
record Inventory(Map<Resource, List<ObjectKey>> objects, long strange) {

  static Inventory of(StoreImage image, SchemaTable table) {
    Map<String, Resource> places = new LinkedHashMap<>();
    table.resources().stream().filter(resource -> resource.verbs().contains("list"))
        .forEach(resource -> places.putIfAbsent(GroupResource.of(resource).prefix(), resource(resource)));
    Map<Resource, List<ObjectKey>> objects = new LinkedHashMap<>();
    long strange = 0;
    for (Bytes key : newest(image)) {
      Resource resource = places.get(prefix(key.utf8(), places));
      if (resource == null) {
        strange += key.utf8().startsWith(Claims.ROOT) ? 0 : 1;
      } else {
        objects.computeIfAbsent(resource, absent -> new ArrayList<>()).add(object(key.utf8(), prefix(key.utf8(), places)));
      }
    }
    return new Inventory(objects, strange);
  }

  long count() {
    return objects.values().stream().mapToLong(List::size).sum();
  }

  private static Resource resource(ResourceSchema schema) {
    return new Resource(schema.group(), schema.version(), schema.plural(), schema.kind(), schema.namespaced());
  }

  /** All keys of the newest revision. */
  private static TreeSet<Bytes> newest(StoreImage image) {
    TreeSet<Bytes> keys = new TreeSet<>();
    for (KeyValue pair : image.pairs()) {
      keys.add(pair.key());
    }
    for (List<StoreEvent> events : image.changes()) {
      for (StoreEvent event : events) {
        switch (event) {
          case StoreEvent.Put put -> keys.add(put.current().key());
          case StoreEvent.Delete delete -> keys.remove(delete.key());
        }
      }
    }
    return keys;
  }

  /** The part of the key that names the resource: up to the third or the fourth slash; empty when neither does. */
  private static String prefix(String key, Map<String, Resource> places) {
    int third = key.indexOf('/', Math.min(key.length(), GroupResource.ROOT.length()));
    int fourth = third < 0 ? -1 : key.indexOf('/', third + 1);
    if (third >= 0 && places.containsKey(key.substring(0, third + 1))) {
      return key.substring(0, third + 1);
    }
    return fourth >= 0 && places.containsKey(key.substring(0, fourth + 1)) ? key.substring(0, fourth + 1) : "";
  }

  private static ObjectKey object(String key, String prefix) {
    String rest = key.substring(prefix.length());
    int slash = rest.indexOf('/');
    return slash < 0 ? new ObjectKey("", rest) : new ObjectKey(rest.substring(0, slash), rest.substring(slash + 1));
  }
}
