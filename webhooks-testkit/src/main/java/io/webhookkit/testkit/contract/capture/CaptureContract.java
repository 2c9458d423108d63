package io.webhookkit.testkit.contract.capture;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What capture makes of everything that an application can do to its entities, whatever database,
 * kind of transaction and version of Hibernate it has. Extend it, and supply the application.
 */
@ExtendWith(CaptureTable.class)
public abstract class CaptureContract {

  /** Returns the application, the same one for all cases. */
  protected abstract CaptureApp app();

  /** Returns what the application runs on, such as "H2, JTA"; a column of the table of cases. */
  protected abstract String combination();

  @Nested
  class OneChange extends OneChangeCases {
    OneChange() {
      super(CaptureContract.this::app);
    }
  }

  @Nested
  class MergedChanges extends MergedChangesCases {
    MergedChanges() {
      super(CaptureContract.this::app);
    }
  }

  @Nested
  class TransactionEnd extends TransactionEndCases {
    TransactionEnd() {
      super(CaptureContract.this::app);
    }
  }

  @Nested
  class LateChange extends LateChangeCases {
    LateChange() {
      super(CaptureContract.this::app);
    }
  }

  @Nested
  class Reference extends ReferenceCases {
    Reference() {
      super(CaptureContract.this::app);
    }
  }

  @Nested
  class Savepoint extends SavepointCases {
    Savepoint() {
      super(CaptureContract.this::app);
    }
  }

  @Nested
  class Collection extends CollectionCases {
    Collection() {
      super(CaptureContract.this::app);
    }
  }

  @Nested
  class PartialCollection extends PartialCollectionCases {
    PartialCollection() {
      super(CaptureContract.this::app);
    }
  }

  @Nested
  class Stateless extends StatelessCases {
    Stateless() {
      super(CaptureContract.this::app);
    }
  }

  @Nested
  class Mapping extends MappingCases {
    Mapping() {
      super(CaptureContract.this::app);
    }
  }

  @Nested
  class Backfill extends BackfillCases {
    Backfill() {
      super(CaptureContract.this::app);
    }
  }

  @Nested
  class JsonForm extends JsonFormCases {
    JsonForm() {
      super(CaptureContract.this::app);
    }
  }

  @Nested
  class Mapper extends MapperCases {
    Mapper() {
      super(CaptureContract.this::app);
    }
  }

  @Nested
  class Bulk extends BulkCases {
    Bulk() {
      super(CaptureContract.this::app);
    }
  }

  @Nested
  class BulkTables extends BulkTablesCases {
    BulkTables() {
      super(CaptureContract.this::app);
    }
  }

  @Nested
  class BulkTarget extends BulkTargetCases {
    BulkTarget() {
      super(CaptureContract.this::app);
    }
  }

  @Nested
  class BulkAndSession extends BulkAndSessionCases {
    BulkAndSession() {
      super(CaptureContract.this::app);
    }
  }
}
