"""What a script that uses the Python client does, told line by line."""
import threading
import time

from kubernetes import client, config, dynamic, watch
from kubernetes.client import ApiException
from kubernetes.stream import stream

config.load_kube_config()
core, apps = client.CoreV1Api(), client.AppsV1Api()
NS = "default"


def config_map(name, **data):
    return client.V1ConfigMap(metadata=client.V1ObjectMeta(name=name, labels={"tour": "python"}), data=data)


def deployment(name, replicas):
    labels = {"app": name}
    container = {"name": "web", "image": "acme/web:1", "ports": [{"containerPort": 80}]}
    return {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": name},
            "spec": {"replicas": replicas, "selector": {"matchLabels": labels},
                     "template": {"metadata": {"labels": labels}, "spec": {"containers": [container]}}}}


def ready(name, replicas):
    for _ in range(600):
        if apps.read_namespaced_deployment_status(name, NS).status.ready_replicas == replicas:
            return True
        time.sleep(0.05)
    return False


print("version", client.VersionApi().get_code().git_version.split("+")[0].rpartition(".")[0])
print("created", core.create_namespaced_config_map(NS, config_map("python", a="1")).data)
found = core.read_namespaced_config_map("python", NS)
found.data["b"] = "2"
print("replaced", core.replace_namespaced_config_map("python", NS, found).data)
try:
    core.replace_namespaced_config_map("python", NS, found)
except ApiException as refused:
    print("stale", refused.status)
print("patched", core.patch_namespaced_config_map("python", NS, {"data": {"a": None}}).data)
try:
    core.create_namespaced_config_map(NS, config_map("python"))
except ApiException as refused:
    print("exists", refused.status)
print("listed", [c.metadata.name for c in core.list_namespaced_config_map(NS, label_selector="tour=python").items])

since = core.list_namespaced_config_map(NS).metadata.resource_version
threading.Timer(0.2, lambda: core.create_namespaced_config_map(NS, config_map("later"))).start()
watching = watch.Watch()
for event in watching.stream(core.list_namespaced_config_map, NS, resource_version=since, timeout_seconds=20):
    print("watched", event["type"], event["object"].metadata.name)
    watching.stop()

resources = dynamic.DynamicClient(client.ApiClient()).resources
deployments = resources.get(api_version="apps/v1", kind="Deployment")
print("dynamic", deployments.create(body=deployment("python", 2), namespace=NS).metadata.name)
print("ready", ready("python", 2))
print("scaled", apps.patch_namespaced_deployment_scale("python", NS, {"spec": {"replicas": 1}}).spec.replicas)
print("ready", ready("python", 1))
pod = core.list_namespaced_pod(NS, label_selector="app=python").items[0].metadata.name
print("log", type(core.read_namespaced_pod_log(pod, NS)).__name__)
print("executed", stream(core.connect_get_namespaced_pod_exec, pod, NS, command=["echo", "hello"],
                         stderr=True, stdin=False, stdout=True, tty=False).strip())
failing = stream(core.connect_get_namespaced_pod_exec, pod, NS, command=["sh", "-c", "exit 3"],
                 stderr=True, stdin=False, stdout=True, tty=False, _preload_content=False)
failing.run_forever(timeout=20)
print("exit code", failing.returncode)
print("may delete pods", client.AuthorizationV1Api().create_self_subject_access_review(
    {"spec": {"resourceAttributes": {"namespace": NS, "verb": "delete", "resource": "pods"}}}).status.allowed)
core.delete_collection_namespaced_config_map(NS, label_selector="tour=python")
print("left", len(core.list_namespaced_config_map(NS, label_selector="tour=python").items))
print("deleted", apps.delete_namespaced_deployment("python", NS, propagation_policy="Background").status)
