package dev.holdfast.it.harmless;

import java.util.List;

/** Everything in production that holds no data of its own. */
final class WorkloadWorkflows {
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: app, namespace: %s, labels: {environment: production}}
      spec:
        replicas: 2
        selector: {matchLabels: {app: app}}
        template: {metadata: {labels: {app: app}}, spec: {%s}}
      """;

  private WorkloadWorkflows() {}

  static List<Workflow> all() {
    return List.of(
        Workflow.of("a Deployment is rolled, scaled and deleted", WorkloadWorkflows::deployment),
        Workflow.of("ConfigMaps and Secrets come and go", WorkloadWorkflows::settings),
        Workflow.of("a Job completes and is cleaned up", WorkloadWorkflows::job),
        Workflow.of("a CronJob is suspended, triggered, deleted", WorkloadWorkflows::cronJob),
        Workflow.of("autoscalers and disruption budgets change", WorkloadWorkflows::autoscaling),
        Workflow.of("Services, accounts and roles come and go", WorkloadWorkflows::surroundings));
  }

  private static void deployment(Stage stage) {
    String namespace = stage.production();
    stage.agent().applies(DEPLOYMENT.formatted(namespace, Manifests.containers("1")));
    StatefulSetWorkflows.runs(stage, namespace, 2);
    stage.agent().applies(DEPLOYMENT.formatted(namespace, Manifests.containers("2")));
    stage.agent().does("scale", "deployment/app", "--replicas=3", "-n", namespace);
    StatefulSetWorkflows.runs(stage, namespace, 3);
    stage.agent().does("rollout", "restart", "deployment/app", "-n", namespace);
    stage
        .agent()
        .does("delete", "deployment/app", "-n", namespace, "--cascade=foreground", "--wait=false");
    stage.platform().until("its Pods to be gone", namespace, view -> view.pods().isEmpty());
    stage.awaitGone("deployment/app", namespace);
  }

  private static void settings(Stage stage) {
    String namespace = stage.production();
    for (String kind : List.of("configmap", "secret")) {
      String[] names = {"create", kind, "a", "--from-literal=k=1", "-n", namespace};
      if (kind.equals("secret")) {
        names =
            new String[] {"create", kind, "generic", "a", "--from-literal=k=1", "-n", namespace};
      }
      stage.agent().does(names);
      stage.agent().does("label", kind + "/a", "environment=production", "-n", namespace);
      stage
          .agent()
          .patches(kind + "/a", namespace, "{\"metadata\": {\"labels\": {\"environment\": null}}}");
      stage.agent().does("delete", kind, "-l", "kept!=true", "-n", namespace, "--wait=false");
      stage.agent().deletes(kind + "/?labelSelector=kept%3Dno", namespace);
    }
  }

  private static void job(Stage stage) {
    String namespace = stage.production();
    stage
        .agent()
        .creates(
            """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: migrate, namespace: %s}
            spec: {ttlSecondsAfterFinished: 0, template: {spec: {restartPolicy: Never, %s}}}
            """
                .formatted(namespace, Manifests.containers("1")));
    stage
        .platform()
        .until(
            "the Job to be cleaned up", namespace, view -> !stage.exists("job/migrate", namespace));
  }

  private static void cronJob(Stage stage) {
    String namespace = stage.production();
    stage
        .agent()
        .creates(
            """
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: report, namespace: %s}
            spec: {schedule: "0 3 * * *", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, %s}}}}}
            """
                .formatted(namespace, Manifests.containers("1")));
    stage.agent().does("create", "job", "now", "--from=cronjob/report", "-n", namespace);
    stage.await("the Job", () -> stage.exists("job/now", namespace));
    stage.agent().patches("cronjob/report", namespace, "{\"spec\": {\"suspend\": true}}");
    stage.agent().does("delete", "cronjob/report", "-n", namespace);
    stage
        .platform()
        .until("its Job to be collected", namespace, view -> !stage.exists("job/now", namespace));
  }

  private static void autoscaling(Stage stage) {
    String namespace = StatefulSetWorkflows.running(stage);
    stage
        .agent()
        .does("autoscale", "statefulset/pg", "--min=2", "--max=5", "--cpu=80%", "-n", namespace);
    stage.agent().patches("hpa/pg", namespace, "{\"spec\": {\"maxReplicas\": 4}}");
    stage.agent().does("delete", "hpa/pg", "-n", namespace);
    stage
        .agent()
        .does("create", "pdb", "pg", "--selector=app=pg", "--min-available=2", "-n", namespace);
    stage.agent().patches("pdb/pg", namespace, "{\"spec\": {\"minAvailable\": 1}}");
    stage.agent().does("delete", "pdb/pg", "-n", namespace);
  }

  private static void surroundings(Stage stage) {
    String namespace = stage.production();
    stage.agent().does("create", "service", "clusterip", "app", "--tcp=80", "-n", namespace);
    stage.agent().does("create", "serviceaccount", "app", "-n", namespace);
    stage.agent().does("create", "token", "app", "-n", namespace);
    stage
        .agent()
        .does("create", "role", "app", "--verb=get", "--resource=secrets", "-n", namespace);
    stage
        .agent()
        .does(
            "create",
            "rolebinding",
            "app",
            "--role=app",
            "--serviceaccount=" + namespace + ":app",
            "-n",
            namespace);
    stage
        .agent()
        .does(
            "delete",
            "service/app",
            "serviceaccount/app",
            "rolebinding/app",
            "role/app",
            "-n",
            namespace);
  }
}
