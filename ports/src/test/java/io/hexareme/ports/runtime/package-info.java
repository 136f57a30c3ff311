/** What every container runtime must do: {@link io.hexareme.ports.runtime.ContainerRuntimeContract}, extended once per adapter. */
package io.hexareme.ports.runtime;
