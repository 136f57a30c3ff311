package io.hexareme.core.explanation;

import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** How one kind is explained. */
interface Rule {

  /** The kinds whose objects (those of the namespace, or of the cluster) the judgement needs to see. */
  List<Resource> needs();

  /** Adds the kind's steps, from the top down, up to the first that is not done. */
  void follow(Obj object, Evidence evidence, Chain chain);
}
