# The commands of this repository; `make help` lists them. Needs JDK 25, Maven and Go (or HOLDFAST_TOOLS_DIR).
export JAVA_HOME := $(shell tools/jdk.sh)
# Maven 3.8 itself calls deprecated parts of the JDK; without this each run starts with warnings about them. A build
# ends before the optimizing compiler's work pays: without it, compiling takes two fifths less CPU.
export MAVEN_OPTS := --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
  -XX:TieredStopAtLevel=1 -XX:+UseSerialGC $(MAVEN_OPTS)
export HOLDFAST_TOOLS_DIR
ifeq ($(JAVA_HOME),)
$(error no JDK 25 found, see above)
endif
# Maven tells which module it is at, what failed, and warnings; the rest is noise.
QUIET := -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dorg.slf4j.simpleLogger.log.org.apache.maven.cli.event.ExecutionEventLogger=info -Dorg.slf4j.simpleLogger.log.com.networknt=error
MODULES := sed -unE -e '/^\[INFO\] (Building|BUILD|Total) /p' -e '/^(.\[[0-9;]*m)*\[INFO\]/!p'
MVN := mvn -B -ntp -Dstyle.color=never $(QUIET)
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
RUN := $(JAVA_HOME)/bin/java --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
.DEFAULT_GOAL := help
.PHONY: help tools build demo harmless attacks look verify images images-test e2e cli-archive class-lists truth fuzz mutation generate format bench bench-quick cluster clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

tools: ## build the pinned control plane, kubectl, opa and helm into a cache outside the repository, once
	@tools/build.sh >/dev/null

build: tools ## compile and package everything, without tests
	@$(MVN) -DskipTests -Dspotless.check.skip package | $(MODULES)

demo: build ## replay the incident on a real control plane; KEEP=1 leaves it running
	@$(RUN) -jar demo/target/holdfast-demo-0.1.0-SNAPSHOT.jar $(if $(KEEP),--keep)

harmless: build ## play everyday work on a control plane where everything is production: nothing may be hindered
	@$(RUN) -cp 'integration-tests/target/holdfast-integration-tests-0.1.0-SNAPSHOT.jar:integration-tests/target/lib/*' dev.holdfast.it.harmless.Main

attacks: build ## try every way around an approval on a control plane: all must fail; ONLY=A5 picks some
	@$(RUN) -cp 'integration-tests/target/holdfast-integration-tests-0.1.0-SNAPSHOT.jar:integration-tests/target/lib/*' dev.holdfast.it.attack.Main $(ONLY)

look: build ## how long kubectl holdfast impact takes for 2,000 claims, told and by lists, beside kubectl get; ROUNDS=10
	@$(RUN) -cp 'integration-tests/target/holdfast-integration-tests-0.1.0-SNAPSHOT.jar:integration-tests/target/lib/*' dev.holdfast.it.look.Main $(ROUNDS)

verify: tools ## run every test: unit, property, Rego, integration on a real control plane
	@for extra in helm3 rulecheck; do tools/extra.sh $$extra >/dev/null || exit; done
	@find . -path '*/target/*-reports' -prune -exec rm -rf {} +
	@status=0; $(MVN) verify | $(MODULES) || status=$$?; tools/test-summary.sh && exit $$status

images: tools ## build the container images as tarballs below images/target/images; no engine, no registry
	@$(MVN) -DskipTests -Dspotless.check.skip -Pimages package | $(MODULES)
	@$(RUN) -jar images/target/holdfast-images-0.1.0-SNAPSHOT.jar

cli-archive: ## build kubectl holdfast with its own Java as an archive for laptops below cli/target
	@$(MVN) -pl images -am -DskipTests -Dspotless.check.skip package | $(MODULES)
	@$(RUN) -jar images/target/holdfast-images-0.1.0-SNAPSHOT.jar cli

images-test: images ## run the images in a container engine (Docker, or Podman with runc) and the archive for laptops, build all once more
	@tools/engine.sh $(MVN) -pl images -am verify -Dspotless.check.skip -Dimages.tests.skip=false -Dtest=None -Dit.test='*ImageIT,CliArchiveIT' \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false | $(MODULES)

e2e: images ## chart and images on a real node: install, incident, upgrade under load, uninstall; MINUTES=10 goes on, KEEP=1
	@HOLDFAST_TOOLS_DIR=$$(tools/build.sh --node) $(RUN) -jar e2e/target/holdfast-e2e-0.1.0-SNAPSHOT.jar $(MINUTES)

class-lists: build ## write down which classes the images and the command line load, by playing the demo
	@images/class-lists.sh

truth: build ## random worlds: is everything that goes predicted? SEED=n repeats a run, WORLDS=m, WORLD=n begins at that one
	@$(RUN) -jar truth/target/holdfast-truth-0.1.0-SNAPSHOT.jar "$(SEED)" "$(WORLDS)" "$(WORLD)"

mutation: ## PIT on core's approvals and verdicts: is each small change of them noticed by a test?
	@status=0; $(MVN) -pl core -am -Pmutation process-test-classes | $(MODULES) || status=$$?; \
	  tools/mutation-summary.sh core/target/mutation/*/mutations.xml && exit $$status

fuzz: ## fuzz the parsers of what strangers send, SECONDS=60 each; findings become inputs that the tests replay
	@JAZZER_FUZZ=1 $(MVN) -pl core -am test -Dtest='*FuzzTest' -Dsurefire.failIfNoSpecifiedTests=false \
	  -Djazzer.hooks=true -Dfuzz.seconds=$(or $(SECONDS),60) -DreuseForks=false -Dmaven.test.redirectTestOutputToFile=true 2>&1 \
	  | $(MODULES) | { grep -vE '#[0-9]+[[:space:]]+(REDUCE|NEW|pulse|INITED|RELOAD)|INFO: (Instrumented|New number)' || true; }

generate: ## write CRDs, webhook rules, RBAC and reference pages from api and catalogue
	@$(MVN) -pl generators -am -DskipTests -Dspotless.check.skip package | $(MODULES)
	@$(RUN) -jar generators/target/holdfast-generators-0.1.0-SNAPSHOT.jar .

format: ## format Java sources
	@$(MVN) spotless:apply | $(MODULES)

bench-quick: build ## JMH of the engine and of the whole decision, beside the budgets; under 3 minutes
	@$(RUN) -jar benchmarks/target/holdfast-benchmarks-0.1.0-SNAPSHOT.jar

bench: build ## load on an API server without a webhook, with one that allows all, with Holdfast; OBJECTS=50000 SECONDS=3
	@$(RUN) -cp 'benchmarks/target/holdfast-benchmarks-0.1.0-SNAPSHOT.jar:benchmarks/target/lib/*' dev.holdfast.benchmarks.load.Main "$(OBJECTS)" "$(SECONDS)"

cluster: build ## start a control plane to play with and print its kubeconfig; Ctrl-C ends it
	@$(RUN) -jar devcluster/target/holdfast-devcluster-0.1.0-SNAPSHOT.jar

clean: ## remove what the build made
	@$(MVN) clean | $(MODULES)
