package io.webhookkit.spring.leads;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Transactions of several kinds, for whatever a test does in them. */
@Service
public class Transactions {

  @Transactional
  public void commit(Runnable work) {
    work.run();
  }

  @Transactional
  public void rollBack(Runnable work) {
    work.run();
    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
  }

  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void commitApart(Runnable work) {
    work.run();
  }

  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void rollBackApart(Runnable work) {
    rollBack(work);
  }
}
