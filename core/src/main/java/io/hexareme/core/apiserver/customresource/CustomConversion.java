package io.hexareme.core.apiserver.customresource;

import io.hexareme.core.apiserver.customresource.schema.CustomShape;
import io.hexareme.core.apiserver.kinds.VersionConversion;
import io.hexareme.ports.value.Value.Obj;
import java.util.Map;

/**
 * Between the version that an object was kept in and one that is served, when they differ in nothing but their name. What is read has the
 * defaults of today's schema, and nothing that the schema does not know; an object that has all that already is answered as it is.
 *
 * @param shapes by apiVersion
 */
record CustomConversion(String servedVersion, String keptVersion, Map<String, CustomShape> shapes) implements VersionConversion {

  @Override
  public Obj toServed(Obj kept) {
    String version = kept.text("apiVersion");
    Obj read = shapes.getOrDefault(version, shapes.get(servedVersion)).read(kept);
    return version.equals(servedVersion) ? read : shapes.get(servedVersion).pruned(read.with("apiVersion", servedVersion));
  }

  @Override
  public boolean isKept(Obj stored) {
    return stored.text("apiVersion").equals(keptVersion);
  }

  @Override
  public Obj toKept(Obj served) {
    return servedVersion.equals(keptVersion) ? served : served.with("apiVersion", keptVersion);
  }
}
