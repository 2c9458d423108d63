package io.webhookkit.spring;

import io.webhookkit.spring.leads.LeadApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** Runs a test in the lead application, with a recorder that wants everything about leads. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = {LeadApplication.class, Recording.class},
    properties = "webhooks.trusted-hosts=127.0.0.1",
    webEnvironment = SpringBootTest.WebEnvironment.NONE)
@interface LeadTest {}
