package io.webhookkit.testkit.broken;

import static io.webhookkit.testkit.broken.BrokenEvents.announcing;
import static io.webhookkit.testkit.broken.BrokenEvents.data;
import static io.webhookkit.testkit.broken.BrokenEvents.deafTo;
import static io.webhookkit.testkit.broken.BrokenEvents.form;
import static io.webhookkit.testkit.broken.BrokenEvents.leaking;
import static io.webhookkit.testkit.broken.BrokenEvents.losing;
import static io.webhookkit.testkit.broken.BrokenEvents.previous;
import static io.webhookkit.testkit.broken.BrokenEvents.stored;
import static io.webhookkit.testkit.broken.BrokenEvents.telling;
import static io.webhookkit.testkit.broken.BrokenEvents.told;

import io.webhookkit.entity.BulkPolicy;
import io.webhookkit.entity.CaptureSettings;
import io.webhookkit.testkit.broken.CaptureBreak.End;
import io.webhookkit.testkit.contract.capture.CaptureApp;
import io.webhookkit.testkit.contract.capture.Sample;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.event.spi.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Captures that break a promise; the first one breaks none. Each names the cases that notice it as
 * {@code Kind.case}, all of each kind of which it names one.
 */
@SuppressWarnings("ImmutableEnumChecker") // a way to break is a function
enum BrokenCapture implements Broken {
  BREAKS_NOTHING(new CaptureBreak() {}),
  LOSES_WHAT_IS_CREATED(
      losing(type -> type.endsWith(".created")),
      "Collection.anInsertedEntityHasItsCollections",
      "LateChange.aChangeThatIsEvenLaterThanOursCorrectsTheEvent",
      "LateChange.aLateInsertIsAnnouncedBesideTheEarlierOne",
      "LateChange.aLateInsertIsAnnouncedThoughAnotherSynchronizationFollows",
      "LateChange.aLateInsertIsAnnouncedThoughNothingWasChangedBefore",
      "LateChange.aLateUpdateIsInTheEvent",
      "Mapper.aCollectionThatIsNotIncludedIsNull",
      "Mapper.aSubclassWithoutAMapperIsServedByThatOfItsSuperclass",
      "Mapper.aThinEventIsNotMapped",
      "Mapper.anEmbeddedIdWithAnEntityInItIsThereForTheMapper",
      "Mapper.anEntityOfAStatelessSessionIsMapped",
      "Mapper.theDataOfAnInsertedEntityIsWhatItsMapperReturns",
      "Mapper.theNewestStateThatWasFlushedIsMappedWhateverBecomesOfTheEntity",
      "Mapper.whatIsIgnoredIsNotThereForTheMapper",
      "Mapping.anEntityInTwoTablesIsOneEvent",
      "Mapping.anEntityWithAnIdFromASequenceIsCreatedOnceWithItsLaterChanges",
      "Mapping.anIdFromTheDatabaseIsCreatedInsideAManualFlushToo",
      "MergedChanges.anEntityThatIsInsertedAndThenUpdatedIsCreatedInItsNewestState",
      "MergedChanges.whatWasFlushedIsAnnouncedThoughTheSessionHasForgottenIt",
      "OneChange.anAssociatedEntityIsItsIdAndIsNotLoaded",
      "OneChange.anIgnoredAttributeNeverAppears",
      "OneChange.anInsertedEntityIsCreated",
      "Reference.anAssociationToAnEntityWithACompositeIdIsThatIdByItsParts",
      "Reference.anAssociationToAnyEntityIsItsNameAndItsId",
      "Reference.anEntityInAnEmbeddedIdIsItsId",
      "Reference.changesOfOneEntityWithACompositeIdAreOneEvent",
      "Savepoint.whatCameAfterTheSavepointIsNotAnnounced",
      "Stateless.anInsertAndAnUpdateAreCreatedInTheNewestState",
      "Stateless.anInsertedEntityHasItsCollections",
      "Stateless.anInsertedEntityIsCreated",
      "TransactionEnd.aChildSessionThatIsClosedBeforeTheEndAnnouncesWhatWasCommitted",
      "TransactionEnd.aReusedSessionAnnouncesNothingOfATransactionThatWasRolledBack",
      "TransactionEnd.aReusedSessionAnnouncesNothingTwice",
      "TransactionEnd.anAbandonedSessionAnnouncesNothing"),
  LOSES_WHAT_IS_UPDATED(
      losing(type -> type.endsWith(".updated")),
      "Bulk.aBulkUpdateAfterAChangeOfTheSameRowIsOneEvent",
      "Bulk.aCollectionThatChangesAfterwardsLeavesWhatTheStatementHasChanged",
      "Bulk.aCriteriaUpdateIsOneToo",
      "Bulk.anUpdateAnnouncesEachRowWithItsOldAndNewValues",
      "Bulk.anUpdateWithASubqueryOnBothSidesIsCaptured",
      "BulkAndSession.aChangeOfAnotherAttributeStoresTheStaleOnesToo",
      "BulkAndSession.aCollectionOfAVersionedEntityIsStoredWithTheVersionAlone",
      "BulkAndSession.aCollectionThatIsChangedIsStoredWithoutTheRow",
      "BulkAndSession.aCollectionThatIsReplacedIsAnnouncedWithTheRowThatTheDatabaseHas",
      "BulkAndSession.aRowThatSomebodyElseHasChangedSinceTheFirstQueryIsToldFromWhatTheyMadeOfIt",
      "BulkAndSession.aTransactionAfterItKnowsNothingOfIt",
      "BulkAndSession.whatIsInATableThatAFlushLeavesAloneStaysAsTheStatementLeftIt",
      "BulkAndSession.whatIsPersistedAgainAfterABulkDeleteIsUpdated",
      "BulkAndSession.withDynamicUpdateWhatIsNotDirtyStaysAsTheStatementLeftIt",
      "BulkTables.aCriteriaUpdateOfTwoTablesIsCaptured",
      "BulkTables.anUpdateOfAJoinedSubclassAnnouncesTheValuesOfBothTables",
      "BulkTables.anUpdateOfAJoinedSuperclassAnnouncesItsSubclassesToo",
      "BulkTables.anUpdateOfASecondaryTableIsCaptured",
      "BulkTables.anUpdateOfATableForEachClassIsCaptured",
      "BulkTables.anUpdateOfTwoTablesThatChangesItsOwnConditionIsCapturedWhenItIsRepeated",
      "BulkTarget.anUpdateOfASuperclassAnnouncesTheSubclassThatIsAnnotated",
      "BulkTarget.anUpdateOfRowsWithAnEmbeddedIdIsCaptured",
      "BulkTarget.anUpdateOfRowsWithAnIdClassIsCaptured",
      "BulkTarget.anUpdateOfTheOwnerOfCollectionsLeavesThemUnchanged",
      "Collection.aChangedCollectionAnnouncesTheEventThatIsNamedForIt",
      "Collection.aCollectionOfAVersionedEntityChangesWithItsEntityInOneEvent",
      "Collection.aCollectionOfAVersionedEntityThatChangesAloneIsAnnounced",
      "Collection.aCollectionOfEntitiesIsTheListOfTheirIds",
      "Collection.aReorderedListIsAnUpdateAndAReorderedSetIsNone",
      "Collection.anAddedElementIsAnUpdateOfTheCollection",
      "Collection.anotherCollectionDoesNotAnnounceIt",
      "Collection.anotherCollectionInPlaceOfOneIsAnUpdate",
      "Collection.anotherCollectionInPlaceOfOneThatWasNotLoadedIsAnUpdateFromSomethingUnknown",
      "Collection.collectionsThatChangeTogetherAreToldWithWhatEachHeldBefore",
      "Collection.twoFlushesOfACollectionAreOneChange",
      "Mapper.aCollectionThatAnEarlierFlushHadLoadedIsStillThere",
      "Mapper.aCollectionThatChangesAloneIsMappedAsItIsByThen",
      "Mapper.aCollectionThatIsNotLoadedIsNullAndNotLoadedForTheMapper",
      "Mapper.anAssociatedEntityIsAReferenceWithItsIdEvenIfItIsNotLoaded",
      "Mapper.anEventWithANameOfItsOwnIsMappedToo",
      "Mapper.anIdOfSeveralAttributesWithAnEntityInItIsThereForTheMapper",
      "Mapper.anOldCollectionThatNobodyHadLoadedLeavesWhatWasBeforeUnknown",
      "Mapper.anUpdateTellsTheOldValuesOfTheEntriesThatDiffer",
      "Mapper.anotherValueThanAMapOmitsWhatWasBefore",
      "Mapper.theRowsOfABulkStatementAreMapped",
      "Mapping.aChangedNaturalIdIsAnUpdate",
      "Mapping.anEntityInTwoTablesThatChangesInBothIsOneEvent",
      "MergedChanges.anEntityThatIsDeletedAndInsertedAgainIsUpdated",
      "MergedChanges.twoUpdatesAreOneFromTheFirstValueToTheLast",
      "OneChange.aChangeWithANameOfItsOwnIsAnnouncedAlongsideTheUpdate",
      "OneChange.aMergedEntityHasWhatWasStoredAsItsEarlierValues",
      "OneChange.anAttributeThatIsNotUpdatableKeepsItsStoredValue",
      "OneChange.anEmbeddedValueIsAnObject",
      "OneChange.anIgnoredAttributeNeverAppears",
      "OneChange.anUpdatedEntityHasItsEarlierValues",
      "PartialCollection.aCollectionThatIsNotIncludedIsNeitherSentNorAnnounced",
      "PartialCollection.aCollectionThatIsNotLoadedIsNotLoadedAndIsListedAsOmitted",
      "Reference.anAssociationToAnyEntityThatMovesToAnotherClassWithTheSameIdIsAChange",
      "Reference.anEntityInAnIdOfSeveralAttributesIsItsId",
      "Stateless.anUpdateSaysThatItsEarlierValuesAreNotKnown",
      "Stateless.anUpsertIsAnUpdateWhoseEarlierValuesAreNotKnown"),
  LOSES_WHAT_IS_DELETED(
      losing(type -> type.endsWith(".deleted")),
      "Bulk.aDeleteAnnouncesEachRowWithItsLastValues",
      "Bulk.aDeleteOfAnEntityWithCollectionsLeavesThemOut",
      "BulkAndSession.whatIsRemovedAfterwardsIsDeletedWithItsFirstValues",
      "BulkTables.aDeleteOfAJoinedSuperclassAnnouncesItsSubclassesToo",
      "BulkTables.aDeleteOfATableForEachClassIsCaptured",
      "BulkTables.aDeleteWithASecondaryTableIsCaptured",
      "BulkTables.aListOfValuesInTheConditionIsCaptured",
      "BulkTarget.aDeleteOfASuperclassAnnouncesTheSubclassThatIsAnnotated",
      "BulkTarget.aDeleteOfRowsWithAnEmbeddedIdIsCaptured",
      "BulkTarget.aDeleteOfRowsWithAnIdClassIsCaptured",
      "BulkTarget.aSoftDeleteAnnouncesADeletedEntity",
      "Collection.aDeletedEntityHadTheCollectionsThatWereStored",
      "Collection.anEntityThatIsDeletedWithoutHavingBeenLoadedHasNoCollections",
      "Mapper.aDeletedEntityIsMappedInItsLastState",
      "Mapper.anEntityThatIsDeletedWithoutHavingBeenLoadedIsItsIdAlone",
      "Mapping.aSoftlyDeletedEntityIsDeleted",
      "MergedChanges.anEntityThatIsUpdatedAndThenDeletedIsDeletedWithItsFirstValues",
      "OneChange.aDeletedEntityHasItsLastValues",
      "OneChange.aDetachedEntityThatIsRemovedTellsItsIdAlone",
      "OneChange.anEntityThatWasMadeOnlyToRemoveItsRowTellsItsIdAlone",
      "OneChange.anIgnoredAttributeNeverAppears",
      "PartialCollection.aDeletedEntityHasWhatWasLoadedOfItsCollections",
      "Stateless.aDeletionTellsTheIdAlone"),
  LOSES_WHAT_HAS_A_NAME_OF_ITS_OWN(
      losing(BrokenEvents::hasNameOfItsOwn),
      "Collection.aChangedCollectionAnnouncesTheEventThatIsNamedForIt",
      "Mapper.aThinEventIsNotMapped",
      "Mapper.anEventWithANameOfItsOwnIsMappedToo",
      "OneChange.aChangeWithANameOfItsOwnIsAnnouncedAlongsideTheUpdate"),
  LOSES_SNAPSHOTS(
      losing(type -> type.endsWith(".snapshot")),
      "Backfill.aStoredEntityIsSentWithItsState",
      "Backfill.anEntityOfASubclassIsSentWithItsOwnAttributes",
      "Backfill.anEntityThatSomebodyIsChangingIsSentAsTheyHaveLeftIt",
      "Backfill.anEntityThatSomebodyIsDeletingIsLeftOut",
      "Backfill.askedForAgainAfterItsEndItBeginsAnew",
      "Backfill.entitiesWithAnIdOfSeveralPartsAreSentInItsOrder",
      "Backfill.everyOneOfManyIsSentOnceInTheOrderOfTheirIds",
      "Backfill.theNewestEventOfAnEntityIsTheStateThatIsStored",
      "Backfill.whatAMapperMakesOfAnEntityIsSent",
      "Backfill.whatWasStoppedGoesOnWhereItWas"),
  TELLS_ONE_OF_A_TRANSACTION(
      stored(events -> events.subList(0, 1)),
      "Bulk.aCriteriaUpdateIsOneToo",
      "Bulk.aDeleteAnnouncesEachRowWithItsLastValues",
      "Bulk.anUpdateAnnouncesEachRowWithItsOldAndNewValues",
      "Bulk.anUpdateWithASubqueryOnBothSidesIsCaptured",
      "LateChange.aLateInsertIsAnnouncedBesideTheEarlierOne",
      "OneChange.aChangeWithANameOfItsOwnIsAnnouncedAlongsideTheUpdate",
      "Savepoint.whatCameAfterTheSavepointIsNotAnnounced"),
  TELLS_EACH_TWICE(
      stored(
          events ->
              Stream.concat(events.stream(), events.stream().map(BrokenEvents::again)).toList()),
      "OneChange.aChangeWithANameOfItsOwnIsAnnouncedAlongsideTheUpdate",
      "OneChange.aDeletedEntityHasItsLastValues",
      "OneChange.aDetachedEntityThatIsRemovedTellsItsIdAlone",
      "OneChange.aMergedEntityHasWhatWasStoredAsItsEarlierValues",
      "OneChange.anAssociatedEntityIsItsIdAndIsNotLoaded",
      "OneChange.anAttributeThatIsNotUpdatableKeepsItsStoredValue",
      "OneChange.anEntityThatWasMadeOnlyToRemoveItsRowTellsItsIdAlone",
      "OneChange.anIgnoredAttributeNeverAppears",
      "OneChange.anInsertedEntityIsCreated",
      "OneChange.anUpdatedEntityHasItsEarlierValues",
      "Savepoint.anUpdateAfterTheSavepointLeavesTheEarlierOne",
      "Savepoint.whatCameAfterTheSavepointIsNotAnnounced",
      "TransactionEnd.aChildSessionThatIsClosedBeforeTheEndAnnouncesWhatWasCommitted",
      "TransactionEnd.aReusedSessionAnnouncesNothingOfATransactionThatWasRolledBack",
      "TransactionEnd.aReusedSessionAnnouncesNothingTwice",
      "TransactionEnd.anAbandonedSessionAnnouncesNothing"),
  TELLS_THE_LAST_FIRST(
      stored(
          events -> {
            var reversed = new ArrayList<>(events);
            Collections.reverse(reversed);
            return reversed;
          }),
      "Backfill.askedForAgainAfterItsEndItBeginsAnew",
      "Backfill.entitiesWithAnIdOfSeveralPartsAreSentInItsOrder",
      "Backfill.everyOneOfManyIsSentOnceInTheOrderOfTheirIds",
      "Backfill.whatWasStoppedGoesOnWhereItWas"),
  TELLS_NO_EARLIER_VALUES(
      previous(event -> Map.of()),
      "Bulk.aBulkUpdateAfterAChangeOfTheSameRowIsOneEvent",
      "Bulk.aCollectionThatChangesAfterwardsLeavesWhatTheStatementHasChanged",
      "Bulk.aCriteriaUpdateIsOneToo",
      "Bulk.anUpdateAnnouncesEachRowWithItsOldAndNewValues",
      "Bulk.anUpdateWithASubqueryOnBothSidesIsCaptured",
      "MergedChanges.anEntityThatIsDeletedAndInsertedAgainIsUpdated",
      "MergedChanges.twoUpdatesAreOneFromTheFirstValueToTheLast",
      "OneChange.aChangeWithANameOfItsOwnIsAnnouncedAlongsideTheUpdate",
      "OneChange.aMergedEntityHasWhatWasStoredAsItsEarlierValues",
      "OneChange.anEmbeddedValueIsAnObject",
      "OneChange.anUpdatedEntityHasItsEarlierValues"),
  TELLS_ALL_VALUES_AS_EARLIER_ONES(
      previous(
          event -> {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            if (event.data() instanceof Map<?, ?> data) {
              data.forEach((name, value) -> all.put(String.valueOf(name), value));
            }
            all.putAll(Objects.requireNonNull(event.previous()));
            return all;
          }),
      "BulkTarget.anUpdateOfTheOwnerOfCollectionsLeavesThemUnchanged",
      "Mapper.aCollectionThatIsNotLoadedIsNullAndNotLoadedForTheMapper",
      "Mapper.anUpdateTellsTheOldValuesOfTheEntriesThatDiffer",
      "OneChange.anUpdatedEntityHasItsEarlierValues"),
  TELLS_ONLY_WHAT_WAS_UPDATED(
      data(
          (event, data) -> {
            Map<String, @Nullable Object> before = event.previous();
            if (before != null) {
              data.keySet()
                  .removeIf(
                      name -> !before.containsKey(name) && !event.identity().containsKey(name));
            }
          }),
      "Mapper.aCollectionThatIsNotLoadedIsNullAndNotLoadedForTheMapper",
      "Mapper.anAssociatedEntityIsAReferenceWithItsIdEvenIfItIsNotLoaded",
      "Mapper.anIdOfSeveralAttributesWithAnEntityInItIsThereForTheMapper",
      "Mapper.theRowsOfABulkStatementAreMapped",
      "OneChange.anAttributeThatIsNotUpdatableKeepsItsStoredValue",
      "Reference.anEntityInAnIdOfSeveralAttributesIsItsId"),
  TELLS_OLD_VALUES_AS_NEW_ONES(
      data(
          (event, data) -> {
            Map<String, @Nullable Object> before = event.previous();
            if (before != null) {
              data.putAll(before);
            }
          }),
      "BulkAndSession.aChangeOfAnotherAttributeStoresTheStaleOnesToo",
      "BulkAndSession.aCollectionOfAVersionedEntityIsStoredWithTheVersionAlone",
      "BulkAndSession.aCollectionThatIsChangedIsStoredWithoutTheRow",
      "BulkAndSession.aCollectionThatIsReplacedIsAnnouncedWithTheRowThatTheDatabaseHas",
      "BulkAndSession.aRowThatSomebodyElseHasChangedSinceTheFirstQueryIsToldFromWhatTheyMadeOfIt",
      "BulkAndSession.aTransactionAfterItKnowsNothingOfIt",
      "BulkAndSession.whatIsInATableThatAFlushLeavesAloneStaysAsTheStatementLeftIt",
      "BulkAndSession.whatIsPersistedAgainAfterABulkDeleteIsUpdated",
      "BulkAndSession.withDynamicUpdateWhatIsNotDirtyStaysAsTheStatementLeftIt",
      "OneChange.aChangeWithANameOfItsOwnIsAnnouncedAlongsideTheUpdate",
      "OneChange.aMergedEntityHasWhatWasStoredAsItsEarlierValues",
      "OneChange.anEmbeddedValueIsAnObject",
      "OneChange.anUpdatedEntityHasItsEarlierValues"),
  TELLS_THE_ID_ALONE_OF_WHAT_IS_DELETED(
      data(
          (event, data) -> {
            if (event.type().value().endsWith(".deleted")) {
              data.keySet().retainAll(event.identity().keySet());
            }
          }),
      "Bulk.aDeleteAnnouncesEachRowWithItsLastValues",
      "Bulk.aDeleteOfAnEntityWithCollectionsLeavesThemOut",
      "Collection.aDeletedEntityHadTheCollectionsThatWereStored",
      "OneChange.aDeletedEntityHasItsLastValues",
      "PartialCollection.aDeletedEntityHasWhatWasLoadedOfItsCollections"),
  LEAKS_WHAT_IS_IGNORED(
      leaking(Map.of("passwordHash", "secret", "hash", "secret")),
      "Mapper.anEntityThatIsDeletedWithoutHavingBeenLoadedIsItsIdAlone",
      "Mapper.whatIsIgnoredIsNotThereForTheMapper",
      "OneChange.anIgnoredAttributeNeverAppears"),
  LEAKS_WHAT_IS_NOT_INCLUDED(
      leaking(Map.of("kept", List.of("kept inside"))),
      "Mapper.aCollectionThatIsNotIncludedIsNull",
      "Mapper.anEntityThatIsDeletedWithoutHavingBeenLoadedIsItsIdAlone",
      "PartialCollection.aCollectionThatIsNotIncludedIsNeitherSentNorAnnounced"),
  LEAKS_WHAT_IS_ASSOCIATED(
      leaking(Map.of("acme", "private name")),
      "Reference.anAssociationToAnEntityWithACompositeIdIsThatIdByItsParts",
      "Reference.anAssociationToAnyEntityIsItsNameAndItsId",
      "Reference.anAssociationToAnyEntityThatMovesToAnotherClassWithTheSameIdIsAChange",
      "Reference.anEntityInAnEmbeddedIdIsItsId",
      "Reference.anEntityInAnIdOfSeveralAttributesIsItsId",
      "Reference.changesOfOneEntityWithACompositeIdAreOneEvent"),
  TELLS_WHAT_IS_NOT_LOADED(
      data(
          (event, data) ->
              List.of("tags", "steps", "email", "page", "phones")
                  .forEach(name -> data.putIfAbsent(name, List.of()))),
      "Collection.anEntityThatIsDeletedWithoutHavingBeenLoadedHasNoCollections",
      "OneChange.aDetachedEntityThatIsRemovedTellsItsIdAlone",
      "PartialCollection.aCollectionThatIsNotLoadedIsNotLoadedAndIsListedAsOmitted",
      "Stateless.aDeletionTellsTheIdAlone"),
  TELLS_NOTHING_OF_WHAT_IT_OMITS(
      told(event -> telling(event, event.data(), event.previous(), List.of())),
      "Collection.anotherCollectionInPlaceOfOneThatWasNotLoadedIsAnUpdateFromSomethingUnknown",
      "Mapper.anOldCollectionThatNobodyHadLoadedLeavesWhatWasBeforeUnknown",
      "Mapper.anotherValueThanAMapOmitsWhatWasBefore",
      "PartialCollection.aCollectionThatIsNotLoadedIsNotLoadedAndIsListedAsOmitted",
      "Stateless.anUpdateSaysThatItsEarlierValuesAreNotKnown",
      "Stateless.anUpsertIsAnUpdateWhoseEarlierValuesAreNotKnown"),
  TELLS_THE_REFERENCE_AS_AN_OBJECT(
      data(
          (event, data) ->
              data.replaceAll(
                  (name, value) ->
                      value != null
                              && Set.of("company", "publisher", "employer", "in", "about", "seat")
                                  .contains(name)
                          ? Map.of("is", value)
                          : value)),
      "OneChange.anAssociatedEntityIsItsIdAndIsNotLoaded",
      "Reference.anAssociationToAnEntityWithACompositeIdIsThatIdByItsParts",
      "Reference.anAssociationToAnyEntityIsItsNameAndItsId",
      "Reference.anAssociationToAnyEntityThatMovesToAnotherClassWithTheSameIdIsAChange",
      "Reference.anEntityInAnIdOfSeveralAttributesIsItsId"),
  TELLS_WHAT_IS_EMBEDDED_AS_TEXT(
      form(String::valueOf, Map.class),
      "JsonForm.aJsonColumnIsTheJsonThatItHolds",
      "JsonForm.whatIsEmbeddedIsAnObject",
      "OneChange.anEmbeddedValueIsAnObject",
      "Reference.anAssociationToAnEntityWithACompositeIdIsThatIdByItsParts",
      "Reference.anAssociationToAnyEntityIsItsNameAndItsId",
      "Reference.anAssociationToAnyEntityThatMovesToAnotherClassWithTheSameIdIsAChange",
      "Reference.anEntityInAnEmbeddedIdIsItsId"),
  TELLS_COLLECTIONS_AS_TEXT(
      form(String::valueOf, List.class),
      "Collection.aChangedCollectionAnnouncesTheEventThatIsNamedForIt",
      "Collection.aCollectionOfAVersionedEntityChangesWithItsEntityInOneEvent",
      "Collection.aCollectionOfAVersionedEntityThatChangesAloneIsAnnounced",
      "Collection.aCollectionOfEntitiesIsTheListOfTheirIds",
      "Collection.aDeletedEntityHadTheCollectionsThatWereStored",
      "Collection.aReorderedListIsAnUpdateAndAReorderedSetIsNone",
      "Collection.anAddedElementIsAnUpdateOfTheCollection",
      "Collection.anInsertedEntityHasItsCollections",
      "Collection.anotherCollectionInPlaceOfOneIsAnUpdate",
      "Collection.anotherCollectionInPlaceOfOneThatWasNotLoadedIsAnUpdateFromSomethingUnknown",
      "Collection.collectionsThatChangeTogetherAreToldWithWhatEachHeldBefore",
      "Collection.twoFlushesOfACollectionAreOneChange",
      "PartialCollection.aDeletedEntityHasWhatWasLoadedOfItsCollections"),
  TELLS_TIMES_AS_NUMBERS(
      form(any -> 1, Temporal.class, Date.class, Duration.class),
      "JsonForm.aDateIsAnIsoText",
      "JsonForm.aDateWithATimeIsAnIsoTextWithoutAZone",
      "JsonForm.aDateWithAnOffsetIsAnIsoTextWithTheOffsetThatTheEntityHas",
      "JsonForm.aDurationIsAnIsoText",
      "JsonForm.aJavaUtilDateIsAnIsoTextInUtc",
      "JsonForm.aTimeIsAnIsoText",
      "JsonForm.aTimestampIsAnIsoTextInUtc",
      "JsonForm.anInstantIsAnIsoTextInUtc"),
  TELLS_DECIMALS_AS_DOUBLES(
      form(any -> ((Number) any).doubleValue(), BigDecimal.class),
      "JsonForm.aDecimalHasNoExponent",
      "JsonForm.aDecimalKeepsAllItsDigits",
      "JsonForm.aDecimalKeepsItsZeros"),
  TELLS_ENUMS_AS_NUMBERS(form(any -> 1, Enum.class), "JsonForm.anEnumIsItsNameHoweverItIsStored"),
  TELLS_UUIDS_WITHOUT_HYPHENS(
      form(any -> any.toString().replace("-", ""), UUID.class), "JsonForm.aUuidIsAText"),
  TELLS_BYTES_AS_NUMBERS(form(any -> List.of(1, 2, 3), byte[].class), "JsonForm.bytesAreBase64"),
  TELLS_COLUMNS(
      form(
          any -> any instanceof Sample.Range range ? range.low() + "-" + range.high() : "on",
          Sample.Range.class,
          Boolean.class),
      "JsonForm.aBooleanIsOneHoweverItIsStored",
      "JsonForm.aConvertedAttributeIsAsTheEntityHasIt"),
  TELLS_ARRAYS_AS_TEXT(
      form(String::valueOf, int[].class, String[].class), "JsonForm.anArrayIsAnArray"),
  FORGETS_THE_SUBJECT(
      told(BrokenEvents::withoutSubject),
      "BulkTarget.aDeleteOfRowsWithAnEmbeddedIdIsCaptured",
      "BulkTarget.aDeleteOfRowsWithAnIdClassIsCaptured",
      "BulkTarget.anUpdateOfASuperclassAnnouncesTheSubclassThatIsAnnotated",
      "BulkTarget.anUpdateOfRowsWithAnEmbeddedIdIsCaptured",
      "BulkTarget.anUpdateOfRowsWithAnIdClassIsCaptured",
      "OneChange.aDeletedEntityHasItsLastValues",
      "OneChange.aDetachedEntityThatIsRemovedTellsItsIdAlone",
      "OneChange.anEntityThatWasMadeOnlyToRemoveItsRowTellsItsIdAlone",
      "OneChange.anInsertedEntityIsCreated",
      "OneChange.anUpdatedEntityHasItsEarlierValues",
      "Reference.anEntityInAnEmbeddedIdIsItsId",
      "Reference.anEntityInAnIdOfSeveralAttributesIsItsId"),
  HEARS_NO_CHANGE_OF_COLLECTIONS(
      deafTo(
          EventType.PRE_COLLECTION_RECREATE,
          EventType.PRE_COLLECTION_UPDATE,
          EventType.PRE_COLLECTION_REMOVE),
      "BulkAndSession.aCollectionThatIsChangedIsStoredWithoutTheRow",
      "Collection.aChangedCollectionAnnouncesTheEventThatIsNamedForIt",
      "Collection.aCollectionOfEntitiesIsTheListOfTheirIds",
      "Collection.aReorderedListIsAnUpdateAndAReorderedSetIsNone",
      "Collection.anAddedElementIsAnUpdateOfTheCollection",
      "Collection.anotherCollectionDoesNotAnnounceIt",
      "Collection.collectionsThatChangeTogetherAreToldWithWhatEachHeldBefore",
      "Collection.twoFlushesOfACollectionAreOneChange",
      "Mapper.aCollectionThatAnEarlierFlushHadLoadedIsStillThere",
      "Mapper.aCollectionThatChangesAloneIsMappedAsItIsByThen"),
  HEARS_NO_UPDATE(
      deafTo(EventType.POST_UPDATE),
      "MergedChanges.anEntityThatIsInsertedAndThenUpdatedIsCreatedInItsNewestState",
      "MergedChanges.anEntityThatIsUpdatedAndThenDeletedIsDeletedWithItsFirstValues",
      "MergedChanges.twoUpdatesAreOneFromTheFirstValueToTheLast",
      "OneChange.aChangeWithANameOfItsOwnIsAnnouncedAlongsideTheUpdate",
      "OneChange.aMergedEntityHasWhatWasStoredAsItsEarlierValues",
      "OneChange.anAttributeThatIsNotUpdatableKeepsItsStoredValue",
      "OneChange.anEmbeddedValueIsAnObject",
      "OneChange.anIgnoredAttributeNeverAppears",
      "OneChange.anUpdatedEntityHasItsEarlierValues"),
  HEARS_NO_DELETION(
      deafTo(EventType.POST_DELETE),
      "LateChange.aDeletionThatIsEvenLaterThanOursTakesTheEventBack",
      "LateChange.aLateDeletionTakesTheEventBack",
      "OneChange.aDeletedEntityHasItsLastValues",
      "OneChange.aDetachedEntityThatIsRemovedTellsItsIdAlone",
      "OneChange.anEntityThatWasMadeOnlyToRemoveItsRowTellsItsIdAlone",
      "OneChange.anIgnoredAttributeNeverAppears"),
  HEARS_NO_UPSERT(
      deafTo(EventType.POST_UPSERT), "Stateless.anUpsertIsAnUpdateWhoseEarlierValuesAreNotKnown"),
  HEARS_NOT_WHAT_IS_REMOVED_UNLOADED(
      deafTo(EventType.DELETE),
      "Collection.anEntityThatIsDeletedWithoutHavingBeenLoadedHasNoCollections",
      "Mapper.anEntityThatIsDeletedWithoutHavingBeenLoadedIsItsIdAlone",
      "OneChange.aDetachedEntityThatIsRemovedTellsItsIdAlone"),
  TELLS_NO_CORRECTION(
      new CaptureBreak() {
        @Override
        public boolean corrects() {
          return false;
        }
      },
      "LateChange.aChangeThatIsEvenLaterThanOursCorrectsTheEvent",
      "LateChange.aLateUpdateIsInTheEvent"),
  ANNOUNCES_WHAT_COMES_TO_NOTHING(
      announcing(End.COMMITTED),
      "Backfill.aStoredEntityIsSentWithItsState",
      "Backfill.nothingIsSentWhereNothingIsStored",
      "Bulk.aStatementThatOnlyReadsRowsDoesNotConcernThem",
      "Bulk.anUnannouncedEntityIsNoConcernOfOurs",
      "Bulk.anUpdateThatChangesNothingAnnouncesNothing",
      "BulkAndSession.whatASecondStatementUndoesIsNotAnnounced",
      "BulkAndSession.whatIsPersistedAndThenDeletedInBulkIsNotAnnounced",
      "BulkTarget.aSubclassThatIsNotAnnotatedIsNoConcernOfOurs",
      "BulkTarget.anInsertOfAnUnannouncedEntityIsNoConcernOfOurs",
      "Collection.anElementThatIsAddedAndRemovedAgainAnnouncesNothing",
      "Collection.anEqualCollectionInPlaceOfAnotherAnnouncesNothing",
      "LateChange.aDeletionThatIsEvenLaterThanOursTakesTheEventBack",
      "LateChange.aLateDeletionTakesTheEventBack",
      "Mapping.anEqualValueInAnotherFormIsNoChange",
      "MergedChanges.anEntityThatIsDeletedAndInsertedAgainAsItWasAnnouncesNothing",
      "MergedChanges.anEntityThatIsInsertedAndThenDeletedAnnouncesNothing",
      "MergedChanges.anEntityThatIsUpdatedBackAnnouncesNothing",
      "OneChange.aChangeOfAnIgnoredAttributeAloneAnnouncesNothing",
      "OneChange.aChangeOfTheVersionAloneAnnouncesNothing",
      "PartialCollection.aCollectionThatIsNotIncludedIsNeitherSentNorAnnounced",
      "PartialCollection.theSideThatIsMappedByTheOtherAnnouncesNothing",
      "Savepoint.aSavepointBeforeTheFirstChangeUndoesIt",
      "TransactionEnd.anUnannouncedEntityIsNoConcernOfOurs"),
  ANNOUNCES_WHAT_IS_ROLLED_BACK(
      announcing(End.ROLLED_BACK),
      "Bulk.moreRowsThanTheBoundAreRefusedAndNotChanged",
      "Bulk.whatIsRolledBackIsNotAnnounced",
      "TransactionEnd.aChildSessionThatIsClosedAnnouncesNothingIfTheCommitFailsInTheEnd",
      "TransactionEnd.aFlushThatFailedAndWasSwallowedAnnouncesNothing",
      "TransactionEnd.aReusedSessionAnnouncesNothingOfATransactionThatWasRolledBack",
      "TransactionEnd.aRolledBackTransactionAnnouncesNothing",
      "TransactionEnd.aTransactionThatMayOnlyRollBackAnnouncesNothing"),
  ANNOUNCES_WHAT_IS_ABANDONED(
      announcing(End.ABANDONED), "TransactionEnd.anAbandonedSessionAnnouncesNothing"),
  ANNOUNCES_OTHER_ENTITIES(
      new CaptureBreak() {
        @Override
        public boolean announces(String sql) {
          return sql.matches(
              "(?is)(insert into|update|delete from) (Company|Bicycle|Vehicle)\\b.*");
        }
      },
      "Bulk.aStatementThatOnlyReadsRowsDoesNotConcernThem",
      "Bulk.anUnannouncedEntityIsNoConcernOfOurs",
      "BulkTarget.aDeleteOfASuperclassAnnouncesTheSubclassThatIsAnnotated",
      "BulkTarget.aSubclassThatIsNotAnnotatedIsNoConcernOfOurs",
      "BulkTarget.anInsertOfAnUnannouncedEntityIsNoConcernOfOurs",
      "BulkTarget.anUpdateOfASuperclassAnnouncesTheSubclassThatIsAnnotated",
      "TransactionEnd.anUnannouncedEntityIsNoConcernOfOurs"),
  FORGETS_SAVEPOINTS(
      new CaptureBreak() {
        @Override
        public boolean knowsSavepoints() {
          return false;
        }
      },
      "Savepoint.aSavepointBeforeTheFirstChangeUndoesIt",
      "Savepoint.anUpdateAfterTheSavepointLeavesTheEarlierOne",
      "Savepoint.whatCameAfterTheSavepointIsNotAnnounced"),
  TAKES_EACH_SESSION_FOR_A_TRANSACTION(
      new CaptureBreak() {
        @Override
        public boolean sharesTransactions() {
          return false;
        }
      },
      "TransactionEnd.twoSessionsInOneJtaTransactionAreOneEvent"),
  TAKES_CHANGES_OUTSIDE_TRANSACTIONS(
      new CaptureBreak() {
        @Override
        public boolean refusesChangesOutsideTransactions() {
          return false;
        }
      },
      "Stateless.aChangeOutsideATransactionIsRefused"),
  ANNOUNCES_WHAT_EARLIER_HIBERNATES_DO_NOT_TELL(
      new CaptureBreak() {
        @Override
        public boolean announces(String sql) {
          return sql.matches("(?is)insert into Visit\\b.*");
        }
      },
      "Stateless.beforeHibernate72NothingCanBeAnnounced"),
  BACKFILLS_ANY_CLASS(
      new CaptureBreak() {
        @Override
        public boolean knowsItsClasses() {
          return false;
        }
      },
      "Backfill.aClassThatIsNotAnnouncedIsRefused"),
  BACKFILLS_ANY_ENDPOINT(
      new CaptureBreak() {
        @Override
        public boolean knowsItsEndpoints() {
          return false;
        }
      },
      "Backfill.anEndpointThatIsNotKnownIsRefused"),
  MISSES_BULK_STATEMENTS(
      new CaptureSettings(BulkPolicy.WARN, CaptureApp.MAX_BULK_ROWS),
      "Bulk.aBulkUpdateAfterAChangeOfTheSameRowIsOneEvent",
      "Bulk.aCollectionThatChangesAfterwardsLeavesWhatTheStatementHasChanged",
      "Bulk.aCriteriaUpdateIsOneToo",
      "Bulk.aDeleteAnnouncesEachRowWithItsLastValues",
      "Bulk.aDeleteOfAnEntityWithCollectionsLeavesThemOut",
      "Bulk.aRowThatWasNotFlushedBeforeIsCreatedAsTheStatementLeavesIt",
      "Bulk.anUpdateAnnouncesEachRowWithItsOldAndNewValues",
      "Bulk.anUpdateWithASubqueryOnBothSidesIsCaptured",
      "Bulk.moreRowsThanTheBoundAreRefusedAndNotChanged",
      "BulkAndSession.aCollectionOfAVersionedEntityIsStoredWithTheVersionAlone",
      "BulkAndSession.aCollectionThatIsChangedIsStoredWithoutTheRow",
      "BulkAndSession.aCollectionThatIsReplacedIsAnnouncedWithTheRowThatTheDatabaseHas",
      "BulkAndSession.aNewEntityIsCreatedAsTheDatabaseHasItWhenItsCollectionIsReplaced",
      "BulkAndSession.aRowThatSomebodyElseHasChangedSinceTheFirstQueryIsToldFromWhatTheyMadeOfIt",
      "BulkAndSession.whatIsInATableThatAFlushLeavesAloneStaysAsTheStatementLeftIt",
      "BulkAndSession.whatIsPersistedAgainAfterABulkDeleteIsUpdated",
      "BulkAndSession.whatIsPersistedAndThenDeletedInBulkIsNotAnnounced",
      "BulkAndSession.withDynamicUpdateWhatIsNotDirtyStaysAsTheStatementLeftIt",
      "BulkTables.aCriteriaUpdateOfTwoTablesIsCaptured",
      "BulkTables.aDeleteOfAJoinedSuperclassAnnouncesItsSubclassesToo",
      "BulkTables.aDeleteOfATableForEachClassIsCaptured",
      "BulkTables.aDeleteWithASecondaryTableIsCaptured",
      "BulkTables.aListOfValuesInTheConditionIsCaptured",
      "BulkTables.anUpdateOfAJoinedSubclassAnnouncesTheValuesOfBothTables",
      "BulkTables.anUpdateOfAJoinedSuperclassAnnouncesItsSubclassesToo",
      "BulkTables.anUpdateOfASecondaryTableIsCaptured",
      "BulkTables.anUpdateOfATableForEachClassIsCaptured",
      "BulkTables.anUpdateOfTwoTablesThatChangesItsOwnConditionIsCapturedWhenItIsRepeated",
      "BulkTables.moreRowsOfTwoTablesThanTheBoundAreRefusedAndNotChanged",
      "BulkTarget.aDeleteOfASuperclassAnnouncesTheSubclassThatIsAnnotated",
      "BulkTarget.aDeleteOfRowsWithAnEmbeddedIdIsCaptured",
      "BulkTarget.aDeleteOfRowsWithAnIdClassIsCaptured",
      "BulkTarget.aSoftDeleteAnnouncesADeletedEntity",
      "BulkTarget.anInsertIntoTwoTablesIsRefused",
      "BulkTarget.anInsertOfValuesIsRefusedWithTheReasonAndTheFix",
      "BulkTarget.anInsertOfWhatIsSelectedIsRefused",
      "BulkTarget.anInsertWithIdsFromASequenceIsRefused",
      "BulkTarget.anUpdateOfASuperclassAnnouncesTheSubclassThatIsAnnotated",
      "BulkTarget.anUpdateOfRowsWithAnEmbeddedIdIsCaptured",
      "BulkTarget.anUpdateOfRowsWithAnIdClassIsCaptured",
      "BulkTarget.anUpdateOfTheOwnerOfCollectionsLeavesThemUnchanged"),
  REFUSES_BULK_STATEMENTS(
      new CaptureSettings(BulkPolicy.FAIL, CaptureApp.MAX_BULK_ROWS),
      "Bulk.aBulkUpdateAfterAChangeOfTheSameRowIsOneEvent",
      "Bulk.aCollectionThatChangesAfterwardsLeavesWhatTheStatementHasChanged",
      "Bulk.aCriteriaUpdateIsOneToo",
      "Bulk.aDeleteAnnouncesEachRowWithItsLastValues",
      "Bulk.aDeleteOfAnEntityWithCollectionsLeavesThemOut",
      "Bulk.aRowThatWasNotFlushedBeforeIsCreatedAsTheStatementLeavesIt",
      "Bulk.anUpdateAnnouncesEachRowWithItsOldAndNewValues",
      "Bulk.anUpdateThatChangesNothingAnnouncesNothing",
      "Bulk.anUpdateWithASubqueryOnBothSidesIsCaptured",
      "Bulk.moreRowsThanTheBoundAreRefusedAndNotChanged",
      "Bulk.whatIsRolledBackIsNotAnnounced",
      "BulkTables.aCriteriaUpdateOfTwoTablesIsCaptured",
      "BulkTables.aDeleteOfAJoinedSuperclassAnnouncesItsSubclassesToo",
      "BulkTables.aDeleteOfATableForEachClassIsCaptured",
      "BulkTables.aDeleteWithASecondaryTableIsCaptured",
      "BulkTables.aListOfValuesInTheConditionIsCaptured",
      "BulkTables.anUpdateOfAJoinedSubclassAnnouncesTheValuesOfBothTables",
      "BulkTables.anUpdateOfAJoinedSuperclassAnnouncesItsSubclassesToo",
      "BulkTables.anUpdateOfASecondaryTableIsCaptured",
      "BulkTables.anUpdateOfATableForEachClassIsCaptured",
      "BulkTables.anUpdateOfTwoTablesThatChangesItsOwnConditionIsCapturedWhenItIsRepeated",
      "BulkTables.moreRowsOfTwoTablesThanTheBoundAreRefusedAndNotChanged"),
  CAPTURES_ANY_NUMBER_OF_ROWS(
      new CaptureSettings(BulkPolicy.CAPTURE, 1_000),
      "Bulk.moreRowsThanTheBoundAreRefusedAndNotChanged",
      "BulkTables.moreRowsOfTwoTablesThanTheBoundAreRefusedAndNotChanged"),
  CAPTURES_ONE_ROW(
      new CaptureSettings(BulkPolicy.CAPTURE, 1),
      "Bulk.aCriteriaUpdateIsOneToo",
      "Bulk.aDeleteAnnouncesEachRowWithItsLastValues",
      "Bulk.anUpdateAnnouncesEachRowWithItsOldAndNewValues",
      "Bulk.anUpdateThatChangesNothingAnnouncesNothing",
      "Bulk.anUpdateWithASubqueryOnBothSidesIsCaptured",
      "Bulk.moreRowsThanTheBoundAreRefusedAndNotChanged",
      "Bulk.whatIsRolledBackIsNotAnnounced");

  private final CaptureBreak breaking;
  private final CaptureSettings settings;
  private final Set<String> cases;

  BrokenCapture(CaptureBreak breaking, String... cases) {
    this(breaking, new CaptureSettings(BulkPolicy.CAPTURE, CaptureApp.MAX_BULK_ROWS), cases);
  }

  BrokenCapture(CaptureSettings settings, String... cases) {
    this(new CaptureBreak() {}, settings, cases);
  }

  BrokenCapture(CaptureBreak breaking, CaptureSettings settings, String... cases) {
    this.breaking = breaking;
    this.settings = settings;
    this.cases = Set.of(cases);
  }

  CaptureBreak breaking() {
    return breaking;
  }

  CaptureSettings settings() {
    return settings;
  }

  @Override
  public Set<String> cases() {
    return cases;
  }
}
