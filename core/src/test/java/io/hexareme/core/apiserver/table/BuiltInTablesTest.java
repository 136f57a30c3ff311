package io.hexareme.core.apiserver.table;

import static io.hexareme.core.apiserver.TestJson.json;
import static io.hexareme.core.apiserver.TestJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.schemakubernetes.KubernetesSchemas;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.kinds.VersionConversion;
import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.core.apiserver.table.Tables.IncludeObject;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code kubectl get} prints of each kind: headers, order and texts as scripts know them. */
class BuiltInTablesTest {
  private static final SchemaTable SCHEMAS = new KubernetesSchemas().load();
  private static final Instant NOW = Instant.parse("2026-01-01T01:00:00Z");
  private static final String CREATED = "'creationTimestamp':'2026-01-01T00:00:00Z'";
  private final BuiltInTables tables = new BuiltInTables();

  /** @param gvr such as {@code v1/pods} or {@code apps/v1/deployments} */
  private static ServedResource resource(String gvr) {
    return SCHEMAS.resources().stream().filter(schema -> (schema.apiVersion() + "/" + schema.plural()).equals(gvr)).findFirst()
        .map(schema -> new ServedResource(
            schema, SCHEMAS.types().get(schema.type()), null, GroupResource.of(schema), VersionConversion.NONE, null))
        .orElseThrow(() -> new AssertionError(gvr));
  }

  private Obj table(String gvr, IncludeObject include, boolean withHeader, Obj... objects) {
    return tables.table(resource(gvr), List.of(objects), object("{'resourceVersion':'9'}"), include, withHeader, NOW);
  }

  /** Header as the tables of the API reference write it: {@code *} for wide only, the type if it is no string. */
  private static String header(Value column) {
    String type = column.text("type");
    return column.text("name") + (type.equals("string") ? "" : ":" + type) + (column.at("priority").asLong(0) == 1 ? "*" : "");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "v1/componentstatuses|Name, Status, Message, Error",
    "v1/configmaps|Name, Data, Age",
    "v1/endpoints|Name, Endpoints, Age",
    "v1/events|Last Seen, Type, Reason, Object, Subobject*, Source*, Message, First Seen*, Count*, Name*",
    "v1/limitranges|Name, Created At:date",
    "v1/namespaces|Name, Status, Age",
    "v1/nodes|Name, Status, Roles, Age, Version, Internal-IP*, External-IP*, OS-Image*, Kernel-Version*, Container-Runtime*",
    "v1/persistentvolumeclaims|Name, Status, Volume, Capacity, Access Modes, StorageClass, VolumeAttributesClass, Age, VolumeMode*",
    "v1/persistentvolumes|Name, Capacity, Access Modes, Reclaim Policy, Status, Claim, StorageClass, VolumeAttributesClass, Reason, Age, "
        + "VolumeMode*",
    "v1/pods|Name, Ready, Status, Restarts, Age, IP*, Node*, Nominated Node*, Readiness Gates*",
    "v1/podtemplates|Name, Containers, Images, Pod Labels",
    "v1/replicationcontrollers|Name, Desired:integer, Current:integer, Ready:integer, Age, Containers*, Images*, Selector*",
    "v1/resourcequotas|Name, Age, Request, Limit",
    "v1/secrets|Name, Type, Data, Age",
    "v1/serviceaccounts|Name, Secrets, Age",
    "v1/services|Name, Type, Cluster-IP, External-IP, Port(s), Age, Selector*",
    "apiregistration.k8s.io/v1/apiservices|Name, Service, Available, Age",
    "apps/v1/controllerrevisions|Name, Controller, Revision, Age",
    "apps/v1/daemonsets|Name, Desired:integer, Current:integer, Ready:integer, Up-to-date:integer, Available:integer, Node Selector, "
        + "Age, Containers*, Images*, Selector*",
    "apps/v1/deployments|Name, Ready, Up-to-date, Available, Age, Containers*, Images*, Selector*",
    "apps/v1/replicasets|Name, Desired:integer, Current:integer, Ready:integer, Age, Containers*, Images*, Selector*",
    "apps/v1/statefulsets|Name, Ready, Age, Containers*, Images*",
    "events.k8s.io/v1/events|Last Seen, Type, Reason, Object, Subobject*, Source*, Message, First Seen*, Count*, Name*",
    "autoscaling/v2/horizontalpodautoscalers|Name, Reference, Targets, MinPods, MaxPods, Replicas, Age",
    "batch/v1/jobs|Name, Status, Completions, Duration, Age, Containers*, Images*, Selector*",
    "batch/v1/cronjobs|Name, Schedule, Timezone, Suspend:boolean, Active:integer, Last Schedule, Age, Containers*, Images*, Selector*",
    "certificates.k8s.io/v1/certificatesigningrequests|Name, Age, SignerName, Requestor, RequestedDuration, Condition",
    "networking.k8s.io/v1/ingressclasses|Name, Controller, Parameters, Age",
    "networking.k8s.io/v1/ingresses|Name, Class, Hosts, Address, Ports, Age",
    "networking.k8s.io/v1/networkpolicies|Name, Pod-Selector, Age",
    "rbac.authorization.k8s.io/v1/clusterrolebindings|Name, Role, Age, Users*, Groups*, ServiceAccounts*",
    "rbac.authorization.k8s.io/v1/clusterroles|Name, Created At:date",
    "storage.k8s.io/v1/csidrivers|Name, AttachRequired:boolean, PodInfoOnMount:boolean, StorageCapacity:boolean, TokenRequests, "
        + "RequiresRepublish:boolean, Modes, Age",
    "storage.k8s.io/v1/csinodes|Name, Drivers:integer, Age",
    "storage.k8s.io/v1/storageclasses|Name, Provisioner, ReclaimPolicy, VolumeBindingMode, AllowVolumeExpansion, Age",
    "storage.k8s.io/v1/volumeattachments|Name, Attacher, PV, Node, Attached:boolean, Age",
    "admissionregistration.k8s.io/v1/mutatingwebhookconfigurations|Name, Webhooks:integer, Age",
    "admissionregistration.k8s.io/v1/validatingadmissionpolicies|Name, Validations:integer, ParamKind, Age",
    "apiextensions.k8s.io/v1/customresourcedefinitions|Name, Created At:date",
    "scheduling.k8s.io/v1/priorityclasses|Name, Value:integer, Global-Default:boolean, Age, PreemptionPolicy",
    "coordination.k8s.io/v1/leases|Name, Holder, Age",
    "node.k8s.io/v1/runtimeclasses|Name, Handler, Age",
    "discovery.k8s.io/v1/endpointslices|Name, AddressType, Ports, Endpoints, Age",
    "policy/v1/poddisruptionbudgets|Name, Min Available, Max Unavailable, Allowed Disruptions:integer, Age",
    "flowcontrol.apiserver.k8s.io/v1/flowschemas|Name, PriorityLevel, MatchingPrecedence:integer, DistinguisherMethod, Age, MissingPL"
  })
  void a_kind_has_the_headers_that_kubectl_prints(String gvr, String headers) {
    Obj table = table(gvr, IncludeObject.NONE, true);
    assertThat(table.list("columnDefinitions").stream().map(BuiltInTablesTest::header).collect(Collectors.joining(", "))).isEqualTo(headers);
    assertThat(table.list("rows")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "v1/pods|'spec':{'containers':[{'name':'a'}],'nodeName':'n'},'status':{'phase':'Running','podIPs':[{'ip':'10.0.0.1'}]}"
        + "|['x','0/1','Running','0','60m','10.0.0.1','n','<none>','<none>']",
    "v1/pods|'spec':{'readinessGates':[{'conditionType':'G'},{'conditionType':'H'}]},'status':{'conditions':[{'type':'G','status':'True'}]}"
        + "|['x','0/0','','0','60m','<none>','<none>','<none>','1/2']",
    "apps/v1/deployments|'spec':{'replicas':3,'selector':{'matchLabels':{'b':'2','a':'1'}},'template':{'spec':{'containers':"
        + "[{'name':'c','image':'i:1'},{'name':'d','image':'j'}]}}},'status':{'readyReplicas':2,'updatedReplicas':3,'availableReplicas':1}"
        + "|['x','2/3',3,1,'60m','c,d','i:1,j','a=1,b=2']",
    "apps/v1/replicasets|'spec':{'replicas':3},'status':{'replicas':2,'readyReplicas':1}|['x',3,2,1,'60m','','','<none>']",
    "apps/v1/statefulsets|'spec':{'replicas':3},'status':{'readyReplicas':1}|['x','1/3','60m','','']",
    "apps/v1/daemonsets|'spec':{'template':{'spec':{'nodeSelector':{'d':'e'}}}},'status':{'desiredNumberScheduled':5,'currentNumberScheduled':4,"
        + "'numberReady':3,'updatedNumberScheduled':2,'numberAvailable':1}|['x',5,4,3,2,1,'d=e','60m','','','<none>']",
    "apps/v1/controllerrevisions|'revision':4|['x','<none>',4,'60m']",
    "batch/v1/jobs|'spec':{'completions':3},'status':{'succeeded':1,'startTime':'2026-01-01T00:58:00Z'}"
        + "|['x','Running','1/3','2m','60m','','','<none>']",
    "batch/v1/jobs|'spec':{'parallelism':4},'status':{'startTime':'2026-01-01T00:00:00Z','completionTime':'2026-01-01T00:00:07Z',"
        + "'conditions':[{'type':'Complete','status':'True'}]}|['x','Complete','0/1 of 4','7s','60m','','','<none>']",
    "batch/v1/jobs|'spec':{},'status':{'conditions':[{'type':'Suspended','status':'True'}]}|['x','Suspended','0/1','','60m','','','<none>']",
    "batch/v1/cronjobs|'spec':{'schedule':'* * * * *','suspend':false},'status':{'active':[{}],'lastScheduleTime':'2026-01-01T00:59:30Z'}"
        + "|['x','* * * * *','<none>','False',1,'30s','60m','','','<none>']",
    "v1/services|'spec':{'type':'ClusterIP','clusterIP':'None','ports':[{'port':80,'protocol':'TCP'},{'port':53,'protocol':'UDP'}]}"
        + "|['x','ClusterIP','None','<none>','80/TCP,53/UDP','60m','<none>']",
    "v1/services|'spec':{'type':'NodePort','externalIPs':['1.1.1.1','2.2.2.2'],'ports':[{'port':80,'nodePort':30080,'protocol':'TCP'}],"
        + "'selector':{'a':'b'}}|['x','NodePort','<none>','1.1.1.1,2.2.2.2','80:30080/TCP','60m','a=b']",
    "v1/services|'spec':{'type':'LoadBalancer','clusterIP':'10.0.0.1'}|['x','LoadBalancer','10.0.0.1','<pending>','<none>','60m','<none>']",
    "v1/services|'spec':{'type':'LoadBalancer','externalIPs':['9.9.9.9']},'status':{'loadBalancer':{'ingress':[{'ip':'2.2.2.2'},"
        + "{'hostname':'h'},{'ip':'1.1.1.1'}]}}|['x','LoadBalancer','<none>','1.1.1.1,2.2.2.2,h,9.9.9.9','<none>','60m','<none>']",
    "v1/services|'spec':{'type':'ExternalName','externalName':'e.example'}|['x','ExternalName','<none>','e.example','<none>','60m','<none>']",
    "v1/endpoints|'subsets':[{'addresses':[{'ip':'1.1.1.1'},{'ip':'::2'}],'ports':[{'port':80},{'port':81}]}]"
        + "|['x','1.1.1.1:80,[::2]:80,1.1.1.1:81 + 1 more...','60m']",
    "v1/endpoints|'a':1|['x','<none>','60m']",
    "discovery.k8s.io/v1/endpointslices|'addressType':'IPv4','ports':[{'name':'p'},{'port':80},{}],'endpoints':[{'addresses':['1.1.1.1']},"
        + "{'addresses':['2.2.2.2','3.3.3.3']},{'addresses':['4.4.4.4']}]|['x','IPv4','p,80,*','1.1.1.1,2.2.2.2,3.3.3.3 + 1 more...','60m']",
    "discovery.k8s.io/v1/endpointslices|'addressType':'IPv6'|['x','IPv6','<unset>','<unset>','60m']",
    "networking.k8s.io/v1/ingresses|'spec':{'ingressClassName':'c','rules':[{'host':'a'},{'host':'b'}],'tls':[{}]}"
        + "|['x','c','a,b','','80, 443','60m']",
    "networking.k8s.io/v1/ingresses|'spec':{'rules':[{'host':'a'},{'host':'b'},{'host':'c'},{'host':'d'},{'host':'e'}]}"
        + "|['x','<none>','a,b,c + 2 more...','','80','60m']",
    "networking.k8s.io/v1/ingressclasses|'spec':{'controller':'c','parameters':{'apiGroup':'g','kind':'K','name':'n'}}|['x','c','K.g/n','60m']",
    "networking.k8s.io/v1/networkpolicies|'spec':{'podSelector':{'matchExpressions':[{'key':'a','operator':'Exists'}]}}|['x','a','60m']",
    "v1/nodes|'spec':{'unschedulable':true},'status':{'conditions':[{'type':'Ready','status':'True'}],'nodeInfo':{'kubeletVersion':'v1'},"
        + "'addresses':[{'type':'Hostname','address':'h'},{'type':'InternalIP','address':'10.0.0.1'}]}"
        + "|['x','Ready,SchedulingDisabled','<none>','60m','v1','10.0.0.1','<none>','<unknown>','<unknown>','<unknown>']",
    "v1/nodes|'status':{'conditions':[{'type':'Ready','status':'Unknown'}]}"
        + "|['x','NotReady','<none>','60m','','<none>','<none>','<unknown>','<unknown>','<unknown>']",
    "v1/namespaces|'status':{'phase':'Active'}|['x','Active','60m']",
    "v1/configmaps|'data':{'a':'','b':''},'binaryData':{'c':''}|['x',3,'60m']",
    "v1/secrets|'type':'Opaque','data':{'a':''}|['x','Opaque',1,'60m']",
    "v1/resourcequotas|'status':{'hard':{'pods':'4','cpu':'2','limits.cpu':'3'},'used':{'pods':'1','limits.cpu':'1'}}"
        + "|['x','60m','cpu: 0/2, pods: 1/4','limits.cpu: 1/3']",
    "v1/events|'type':'Normal','reason':'R','involvedObject':{'kind':'Pod','name':'p','fieldPath':'f'},'source':{'component':'c','host':'h'},"
        + "'message':' m  ','firstTimestamp':'2026-01-01T00:00:00Z','lastTimestamp':'2026-01-01T00:59:00Z','count':2"
        + "|['60s','Normal','R','pod/p','f','c, h','m','60m',2,'x']",
    "events.k8s.io/v1/events|'type':'Warning','reason':'R','regarding':{'kind':'Node'},'reportingController':'c','note':'m',"
        + "'eventTime':'2026-01-01T00:50:00.000000Z'|['10m','Warning','R','node','','c','m','10m',1,'x']",
    "v1/events|'involvedObject':{'kind':'Pod','name':'p'},'eventTime':'2026-01-01T00:50:00.000000Z','reportingComponent':'c',"
        + "'series':{'count':7,'lastObservedTime':'2026-01-01T00:59:50.000000Z'}|['10s','','','pod/p','','c','','10m',7,'x']",
    "v1/persistentvolumeclaims|'spec':{'volumeName':'v','storageClassName':'s','volumeMode':'Block'},'status':{'phase':'Bound',"
        + "'accessModes':['ReadWriteMany','ReadWriteOnce'],'capacity':{'storage':'1Gi'}}"
        + "|['x','Bound','v','1Gi','RWO,RWX','s','<unset>','60m','Block']",
    "v1/persistentvolumeclaims|'spec':{},'status':{'phase':'Pending','capacity':{'storage':'1Gi'}}"
        + "|['x','Pending','','','','','<unset>','60m','<unset>']",
    "v1/persistentvolumes|'spec':{'capacity':{'storage':'2Gi'},'accessModes':['ReadOnlyMany'],'claimRef':{'namespace':'n','name':'c'},"
        + "'persistentVolumeReclaimPolicy':'Retain'},'status':{'phase':'Bound'}"
        + "|['x','2Gi','ROX','Retain','Bound','n/c','','<unset>','','60m','<unset>']",
    "storage.k8s.io/v1/storageclasses|'provisioner':'p'|['x','p','Delete','Immediate',false,'60m']",
    "storage.k8s.io/v1/csidrivers|'spec':{'tokenRequests':[{'audience':'a'}],'volumeLifecycleModes':['Persistent']}"
        + "|['x',true,false,false,'a',false,'Persistent','60m']",
    "rbac.authorization.k8s.io/v1/rolebindings|'roleRef':{'kind':'Role','name':'r'},'subjects':[{'kind':'User','name':'u'},"
        + "{'kind':'User','name':'v'},{'kind':'ServiceAccount','namespace':'n','name':'s'}]|['x','Role/r','60m','u, v','','n/s']",
    "rbac.authorization.k8s.io/v1/roles|'rules':[]|['x','2026-01-01T00:00:00Z']",
    "policy/v1/poddisruptionbudgets|'spec':{'minAvailable':'50%'},'status':{'disruptionsAllowed':2}|['x','50%','N/A',2,'60m']",
    "policy/v1/poddisruptionbudgets|'spec':{'maxUnavailable':1}|['x','N/A','1',0,'60m']",
    "autoscaling/v2/horizontalpodautoscalers|'spec':{'scaleTargetRef':{'kind':'Deployment','name':'d'},'maxReplicas':5,'metrics':["
        + "{'type':'Resource','resource':{'name':'cpu','target':{'averageUtilization':80}}},"
        + "{'type':'Pods','pods':{'target':{'averageValue':'1k'}}},{'type':'External'}]},'status':{'currentReplicas':1,"
        + "'currentMetrics':[{'type':'Resource','resource':{'name':'cpu','current':{'averageUtilization':42}}}]}"
        + "|['x','Deployment/d','cpu: 42%/80%, <unknown>/1k + 1 more...','<unset>',5,1,'60m']",
    "autoscaling/v1/horizontalpodautoscalers|'spec':{'scaleTargetRef':{'kind':'Deployment','name':'d'},'minReplicas':2,'maxReplicas':5,"
        + "'targetCPUUtilizationPercentage':50}|['x','Deployment/d','cpu: <unknown>/50%','2',5,0,'60m']",
    "certificates.k8s.io/v1/certificatesigningrequests|'spec':{'signerName':'s','username':'u','expirationSeconds':3600},"
        + "'status':{'conditions':[{'type':'Approved'}],'certificate':'Yw=='}|['x','60m','s','u','60m','Approved,Issued']",
    "scheduling.k8s.io/v1/priorityclasses|'value':1000,'preemptionPolicy':'Never'|['x',1000,false,'60m','Never']",
    "coordination.k8s.io/v1/leases|'spec':{'holderIdentity':'h'}|['x','h','60m']",
    "apiregistration.k8s.io/v1/apiservices|'spec':{'service':{'namespace':'n','name':'s'}},'status':{'conditions':[{'type':'Available',"
        + "'status':'False','reason':'Why'}]}|['x','n/s','False (Why)','60m']",
    "admissionregistration.k8s.io/v1/validatingadmissionpolicybindings|'spec':{'policyName':'p','paramRef':{'name':'r'}}"
        + "|['x','p','*/r','60m']",
    "resource.k8s.io/v1/resourceclaims|'status':{'allocation':{},'reservedFor':[{}]}|['x','allocated,reserved','60m']"
  })
  void a_row_says_what_kubectl_prints(String gvr, String fields, String cells) {
    Obj object = object("{'metadata':{'name':'x'," + CREATED + "}," + fields + "}");
    assertThat(table(gvr, IncludeObject.NONE, true, object).list("rows").getFirst().at("cells")).isEqualTo(json(cells));
  }

  @Test
  void roles_of_a_node_come_from_two_labels() {
    Obj node = object("{'metadata':{'name':'x','labels':{'node-role.kubernetes.io/worker':'','node-role.kubernetes.io/':'',"
        + "'kubernetes.io/role':'control-plane'}}}");
    assertThat(table("v1/nodes", IncludeObject.NONE, true, node).list("rows").getFirst().list("cells").get(2))
        .isEqualTo(Value.of("control-plane,worker"));
  }

  @Test
  void the_default_storage_class_says_so() {
    Obj storageClass = object("{'metadata':{'name':'x','annotations':{'storageclass.kubernetes.io/is-default-class':'true'}}}");
    assertThat(table("storage.k8s.io/v1/storageclasses", IncludeObject.NONE, true, storageClass).list("rows").getFirst().list("cells"))
        .startsWith(Value.of("x (default)"));
  }

  @Test
  void a_revision_names_its_controller() {
    Obj revision = object("{'metadata':{'name':'x','ownerReferences':[{'apiVersion':'apps/v1','kind':'DaemonSet','name':'d','controller':true}]}}");
    assertThat(table("apps/v1/controllerrevisions", IncludeObject.NONE, true, revision).list("rows").getFirst().list("cells").get(1))
        .isEqualTo(Value.of("daemonset.apps/d"));
  }

  @Test
  void every_served_kind_has_as_many_cells_as_headers() {
    Obj empty = object("{'metadata':{'name':'x'}}");
    SCHEMAS.resources().stream().filter(schema -> schema.verbs().contains("list")).forEach(schema -> {
      Obj table = table(schema.apiVersion() + "/" + schema.plural(), IncludeObject.NONE, true, empty);
      assertThat(table.list("rows").getFirst().list("cells")).as(schema.plural()).hasSameSizeAs(table.list("columnDefinitions"));
      assertThat(table.list("columnDefinitions").stream().filter(column -> column.text("format").equals("name"))).as(schema.plural()).hasSize(1);
    });
  }

  @Test
  void a_row_carries_as_much_of_the_object_as_is_wanted() {
    Obj map = object("{'kind':'ConfigMap','apiVersion':'v1','metadata':{'name':'x','labels':{'a':'b'}},'data':{}}");
    assertThat(row(IncludeObject.NONE, map).fields()).containsEntry("object", Value.Null.NULL);
    assertThat(row(IncludeObject.METADATA, map).at("object")).isEqualTo(json(
        "{'kind':'PartialObjectMetadata','apiVersion':'meta.k8s.io/v1','metadata':{'name':'x','labels':{'a':'b'}}}"));
    assertThat(row(IncludeObject.OBJECT, map).at("object")).isEqualTo(map);
  }

  private Obj row(IncludeObject include, Obj object) {
    return table("v1/configmaps", include, true, object).list("rows").getFirst().asObj();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "Succeeded|{'type':'Completed','status':'True','reason':'Succeeded','message':'The pod has completed successfully.'}",
    "Failed|{'type':'Completed','status':'True','reason':'Failed','message':'The pod failed.'}"
  })
  void a_pod_that_is_done_is_marked(String phase, String condition) {
    Obj pod = object("{'kind':'Pod','apiVersion':'v1','metadata':{'name':'x'},'status':{'phase':'" + phase + "'}}");
    Value row = table("v1/pods", IncludeObject.NONE, true, pod).list("rows").getFirst();
    assertThat(row.at("conditions")).isEqualTo(json("[" + condition + "]"));
  }

  @Test
  void the_table_is_labelled_and_has_its_header_only_when_wanted() {
    Obj table = table("v1/pods", IncludeObject.METADATA, false);
    assertThat(table).isEqualTo(object("{'kind':'Table','apiVersion':'meta.k8s.io/v1','metadata':{'resourceVersion':'9'},"
        + "'columnDefinitions':null,'rows':[]}"));
    assertThat(List.copyOf(table.fields().keySet())).containsExactly("kind", "apiVersion", "metadata", "columnDefinitions", "rows");
    Value name = table("v1/pods", IncludeObject.NONE, true).list("columnDefinitions").getFirst();
    assertThat(name.asObj().fields().keySet()).containsExactly("name", "type", "format", "description", "priority");
    assertThat(name.text("format")).isEqualTo("name");
  }
}
